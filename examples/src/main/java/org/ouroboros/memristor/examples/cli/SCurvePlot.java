package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.mapper.Population;

/**
 * Plots the S-curve: conductance after a SET pulse from the lower end of the window against its
 * width, for the nominal device and for some of a population.
 */
final class SCurvePlot {
  private static final int DEVICES = 7;
  private static final int WIDTHS = 240;
  private static final double SHORTEST_FRACTION = 1e-4;

  private SCurvePlot() {}

  static void write(Path file, Population population, PulseDriver driver) {
    double[] seconds = new double[WIDTHS];
    Arrays.setAll(
        seconds,
        n -> driver.longestSeconds() * Math.pow(SHORTEST_FRACTION, 1 - (double) n / (WIDTHS - 1)));
    double[] milliseconds = Arrays.stream(seconds).map(s -> 1e3 * s).toArray();
    List<LinePlot.Line> lines = new ArrayList<>();
    double[][] sampled = microsiemensReached(population, DEVICES, driver, seconds);
    for (int k = 0; k < DEVICES; k++) {
      lines.add(new LinePlot.Line("device " + (k + 1), milliseconds, sampled[k]));
    }
    Population nominal = new Population(population.model(), Variation.NONE, 1, population.seed());
    lines.add(
        LinePlot.Line.reference(
            "nominal", milliseconds, microsiemensReached(nominal, 1, driver, seconds)[0]));
    new LinePlot(
            "Conductance after one SET pulse of "
                + driver.set().weakestVolts()
                + " V from the lower end",
            new LinePlot.Axis("pulse width [ms]", true),
            new LinePlot.Axis("conductance [\u00b5S]", false),
            lines)
        .write(file);
  }

  private static double[][] microsiemensReached(
      Population population, int devices, PulseDriver driver, double[] seconds) {
    DeviceBank bank =
        new Population(population.model(), population.variation(), devices, population.seed())
            .bank(Workers.single());
    int[] cells = IntStream.range(0, devices).toArray();
    double[] siemens = new double[devices];
    Arrays.fill(siemens, bank.range().minSiemens());
    bank.setConductances(cells, siemens);
    BankSnapshot before = bank.snapshot();
    double[] volts = new double[devices];
    Arrays.fill(volts, driver.set().weakestVolts());
    double[] widths = new double[devices];
    double[][] microsiemens = new double[devices][seconds.length];
    for (int n = 0; n < seconds.length; n++) {
      bank.restore(before);
      Arrays.fill(widths, driver.nearestSeconds(seconds[n]));
      bank.apply(PulseBatch.rectangular(cells, volts, widths));
      bank.conductances(siemens);
      for (int k = 0; k < devices; k++) {
        microsiemens[k][n] = 1e6 * siemens[k];
      }
    }
    return microsiemens;
  }
}
