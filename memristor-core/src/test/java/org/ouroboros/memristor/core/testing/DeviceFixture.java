package org.ouroboros.memristor.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/** Banks and pulses on which {@link DeviceModelContract} tries a model. */
record DeviceFixture(DeviceModel model) {

  static final int CELLS = 64;

  DeviceBank usual(Workers workers) {
    Variation usual = model.presets().get(0);
    return DeviceBank.builder(model, CELLS)
        .variation(usual)
        .workers(workers)
        .seed(new Seed(2))
        .build();
  }

  /** Devices that differ as usual and repeat themselves exactly. */
  DeviceBank.Builder repeating() {
    return DeviceBank.builder(model, CELLS)
        .variation(model.presets().get(0).deviceOnly("repeating"));
  }

  /** Of one step from the d2d value, relative to it, of pulses of a mean squared ratio. */
  static double secondMoment(Variation.CycleVariation change, double ratioSquared) {
    if (change instanceof Variation.BoundedRandomWalk walk) {
      assertThat(walk.baseAmplitude()).as("unclipped").isLessThanOrEqualTo(walk.upperFraction());
      return (walk.baseAmplitude() * walk.baseAmplitude()
              + ratioSquared * walk.switchingAmplitude() * walk.switchingAmplitude())
          / 3;
    }
    Variation.IndependentCycleNoise noise = (Variation.IndependentCycleNoise) change;
    double sigma = noise.relativeSigma();
    Variation.DeviceVariation asVariation =
        new Variation.DeviceVariation(
            sigma, 1 + noise.lowerFraction(), 1 + noise.upperFraction(), Variation.Limit.CLIP);
    return sigma * sigma * LimitedNormal.of(asVariation, 1).secondMoment();
  }

  static void scatter(DeviceBank bank, long seed) {
    UniformRandomProvider random = new Seed(seed).stream();
    for (int cell = 0; cell < bank.cells(); cell++) {
      bank.setConductance(
          cell, bank.range().minSiemens() + bank.range().span() * random.nextDouble());
    }
  }

  /** Whole numbers of unit pulses, log-uniform up to the longest, at the usual voltages. */
  PulseBatch randomPulses(long seed) {
    OperatingPoint point = model.operatingPoint();
    UniformRandomProvider random = new Seed(seed).at("pulses").stream();
    double most = point.longestPulseSeconds() / point.unitPulseSeconds();
    double[] volts = new double[CELLS];
    double[] seconds = new double[CELLS];
    for (int i = 0; i < CELLS; i++) {
      volts[i] = random.nextBoolean() ? point.setVolts() : point.resetVolts();
      seconds[i] = Math.rint(Math.pow(most, random.nextDouble())) * point.unitPulseSeconds();
    }
    return PulseBatch.rectangular(all(), volts, seconds);
  }

  double[] parameters(DeviceBank bank, int cell) {
    return IntStream.range(0, model.parameters().size())
        .mapToDouble(k -> bank.parameter(cell, k))
        .toArray();
  }

  static int[] all() {
    return IntStream.range(0, CELLS).toArray();
  }

  static double[] filled(double value) {
    double[] values = new double[CELLS];
    Arrays.fill(values, value);
    return values;
  }

  static byte[] bytes(BankSnapshot snapshot) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    snapshot.write(out);
    return out.toByteArray();
  }
}
