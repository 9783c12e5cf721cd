package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;

/**
 * Rectangular pulses, one per device and invocation, with polarity alternating between devices and
 * between invocations, so that the states stay distributed over the window.
 */
final class AlternatingPulses {

  private final PulseBatch[] batches = new PulseBatch[2];
  private final PulseResult result = new PulseResult();
  private int invocation;

  /** Pulses of the given width [s] at the voltages of an operating point. */
  AlternatingPulses(int devices, OperatingPoint point, double pulseSeconds) {
    int[] cells = IntStream.range(0, devices).toArray();
    double[] seconds = new double[devices];
    Arrays.fill(seconds, pulseSeconds);
    for (int first = 0; first < 2; first++) {
      double[] volts = new double[devices];
      for (int i = 0; i < devices; i++) {
        volts[i] = i % 2 == first ? point.setVolts() : point.resetVolts();
      }
      batches[first] = PulseBatch.rectangular(cells, volts, seconds);
    }
  }

  /** A value in [0, 1) for each device: multiples of the golden ratio modulo 1. */
  static double goldenFraction(int device) {
    return device * 0.6180339887498949 % 1;
  }

  /** Applies the next pulses. */
  PulseResult next(DeviceBank bank) {
    bank.apply(batches[invocation++ & 1], result);
    return result;
  }
}
