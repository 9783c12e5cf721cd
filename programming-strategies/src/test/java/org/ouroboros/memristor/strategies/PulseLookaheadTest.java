package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;

class PulseLookaheadTest {

  private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 1000e-6);
  private static final double BAND = 0.05;

  private static final PulseDriver FINE =
      new PulseDriver(VoltageRange.fixed(1), VoltageRange.fixed(-1), 0, 1, 0);

  private static ExpectedPulsesTable table(
      StubForecast forecast, PulseDriver driver, double noise) {
    PulseLookahead outlook = new PulseLookahead(forecast, driver, noise, 1);
    return ExpectedPulsesTable.build(
        RANGE,
        BAND,
        0.1,
        (from, target, tolerance, spread, table) -> {
          outlook.plan(from, target, tolerance, table);
          return outlook.cost();
        });
  }

  private static PulseLookahead plan(StubForecast forecast, PulseDriver driver, double noise) {
    PulseLookahead outlook = new PulseLookahead(forecast, driver, noise, 1);
    outlook.plan(50e-6, 150e-6, BAND, table(forecast, driver, noise));
    return outlook;
  }

  @Test
  void plan_knownDevice_hitsWithOnePulse() {
    StubForecast known = new StubForecast(1e-3, 1e-3);
    for (double target : new double[] {60e-6, 400e-6, 20e-6, 1000e-6}) {
      PulseLookahead outlook = new PulseLookahead(known, FINE, 0, 1);
      outlook.plan(50e-6, target, BAND, table(known, FINE, 0));
      assertThat(outlook.cost()).isCloseTo(1, within(1e-3));
      double way = Math.signum(target - 50e-6) * outlook.seconds() / 1e-6;
      double reached = Math.min(1000e-6, 50e-6 * Math.exp(way));
      assertThat(reached).isCloseTo(target, within(BAND * target));
      assertThat(outlook.volts()).isEqualTo(target > 50e-6 ? 1 : -1);
    }
  }

  /** One pulse after the other, each with the same chance to hit, would take 1 / chance. */
  @Test
  void plan_spreadOfTimes_costsMorePulsesThanItself() {
    double narrow = plan(new StubForecast(0.05, 0.05), FINE, 0).cost();
    double wide = plan(new StubForecast(0.5, 0.5), FINE, 0).cost();
    assertThat(narrow).isGreaterThan(1.1);
    assertThat(wide).isGreaterThan(narrow + 0.3).isLessThan(5);
  }

  /** Falling scatters widely, so what went too far is hard to bring back: rather fall short. */
  @Test
  void plan_oneDirectionScatters_fallsShortRatherThanGoTooFar() {
    double median = 1e-6 * Math.log(3);
    double even = plan(new StubForecast(0.3, 0.3), FINE, 0).seconds();
    double cautious = plan(new StubForecast(0.3, 2), FINE, 0).seconds();
    assertThat(even).isBetween(0.6 * median, 1.1 * median);
    assertThat(cautious).isLessThan(0.9 * even);
  }

  @Test
  void plan_shortPulsesAreCoarse_takesAVoltageAtWhichTheyAreLongEnough() {
    PulseDriver coarse =
        new PulseDriver(
            new VoltageRange(0.5, 2, 0.1), new VoltageRange(-0.5, -2, 0.1), 5e-8, 1, 1e-8);
    PulseLookahead outlook = plan(new StubForecast(0.02, 0.02), coarse, 0);
    assertThat(outlook.seconds()).isBetween(1e-7, 5e-6);
    double way = outlook.seconds() * Math.pow(outlook.volts(), 10) / 1e-6;
    assertThat(50e-6 * Math.exp(way)).isCloseTo(150e-6, within(BAND * 150e-6));
  }

  @Test
  void plan_noisyReadings_expectMorePulses() {
    StubForecast forecast = new StubForecast(0.02, 0.02);
    double exact = plan(forecast, FINE, 0).cost();
    double noisy = plan(forecast, FINE, 0.05).cost();
    assertThat(noisy).isGreaterThan(exact + 0.3);
  }
}
