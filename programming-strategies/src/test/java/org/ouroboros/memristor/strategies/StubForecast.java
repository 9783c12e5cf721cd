package org.ouroboros.memristor.strategies;

import java.util.stream.IntStream;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;

/**
 * Devices whose conductance grows and falls exponentially: a time of 1 us (V / 1 V)^-10 for each
 * factor of e, times a normal factor whose logarithm has a spread of its own for each direction.
 * Nothing is ever learnt.
 */
final class StubForecast implements TransitTimePredictor {

  private static final int DEVICES = 41;
  private static final double REACH = 3;
  private static final double WHOLE =
      IntStream.range(0, DEVICES)
          .mapToDouble(k -> Math.exp(-0.5 * quantile(k) * quantile(k)))
          .sum();

  private final double up;
  private final double down;
  private double volts;
  private double from;
  private double sigma;

  StubForecast(double up, double down) {
    this.up = up;
    this.down = down;
  }

  @Override
  public int devices() {
    return DEVICES;
  }

  @Override
  public void loadCell(MapperMemory memory, int cell) {}

  @Override
  public void loadPrior(double spread) {}

  @Override
  public double uncertainty() {
    return 1;
  }

  @Override
  public double uncertaintyAfter(double before, double after) {
    return 1;
  }

  @Override
  public double expectedLogSeconds(double atVolts, double start, double to) {
    return Math.log(1e-6 * Math.abs(Math.log(to / start))) - 10 * Math.log(Math.abs(atVolts));
  }

  @Override
  public void setMove(double atVolts, double start, double to) {
    volts = atVolts;
    from = start;
    sigma = to > start ? up : down;
  }

  private static double quantile(int device) {
    return REACH * (2.0 * device / (DEVICES - 1) - 1);
  }

  @Override
  public double weight(int device) {
    return Math.exp(-0.5 * quantile(device) * quantile(device)) / WHOLE;
  }

  @Override
  public void logSeconds(double[] siemens, int count, double[][] logSeconds) {
    for (int k = 0; k < DEVICES; k++) {
      for (int i = 0; i < count; i++) {
        logSeconds[k][i] = expectedLogSeconds(volts, from, siemens[i]) + sigma * quantile(k);
      }
    }
  }
}
