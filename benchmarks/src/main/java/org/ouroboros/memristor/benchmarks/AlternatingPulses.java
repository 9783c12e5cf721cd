package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;

/**
 * Rectangular pulses of mixed polarity, one per device and invocation: every other device is set,
 * the others are reset, and from one invocation to the next all change, so that the states stay
 * spread over the window.
 */
final class AlternatingPulses {

  private final PulseBatch[] batches = new PulseBatch[2];
  private final PulseResult result = new PulseResult();
  private int turn;

  /** Pulses of a length [s] on a number of devices at the voltages of an operating point. */
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

  /** A part from 0 to 1 for each device, spread evenly. */
  static double part(int device) {
    return device * 0.6180339887498949 % 1;
  }

  /** Applies the pulses whose turn it is. */
  PulseResult next(DeviceBank bank) {
    bank.apply(batches[turn++ & 1], result);
    return result;
  }
}
