package org.ouroboros.memristor.mapper.ceiling;

import java.util.List;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.run.Workers;

/**
 * The best pulse for starts and targets spread evenly over the window: the middles of the cells of
 * a square grid. Immutable.
 */
public final class CeilingMap {

  private final SiemensRange range;
  private final int size;
  private final double tolerance;
  private final BestPulse[] pulses;
  private final double[] success;

  /**
   * Maps a ceiling.
   *
   * @param ceiling chooses the pulses
   * @param judge a ceiling of the same driver and protocol on other devices, on which the pulses
   *     are scored
   * @param size cells along start and along target
   * @param tolerance tolerated difference relative to the target
   * @param workers the threads to use; they never change the result
   * @return the map
   */
  public static CeilingMap of(
      PulseCeiling ceiling, PulseCeiling judge, int size, double tolerance, Workers workers) {
    return new CeilingMap(List.of(ceiling, judge), size, tolerance, workers);
  }

  private CeilingMap(List<PulseCeiling> pair, int size, double tolerance, Workers workers) {
    Require.atLeast("size", size, 1);
    PulseCeiling ceiling = pair.get(0);
    Require.that(
        ceiling.driver().equals(pair.get(1).driver()),
        "judge's driver",
        "must be " + ceiling.driver(),
        pair.get(1).driver());
    var model = ceiling.population().model();
    this.range = model.window().siemens(model);
    this.size = size;
    this.tolerance = Require.positive("tolerance", tolerance);
    pulses = new BestPulse[size * size];
    success = new double[size * size];
    workers.forRange(
        pulses.length,
        8,
        (from, to) -> {
          PulseCeiling.Asker chooser = ceiling.asker();
          PulseCeiling.Asker scorer = pair.get(1).asker();
          for (int c = from; c < to; c++) {
            PulseAim aim = new PulseAim(siemens(c / size), siemens(c % size), tolerance);
            pulses[c] = chooser.best(aim);
            success[c] = scorer.success(aim, pulses[c]);
          }
        });
  }

  /**
   * Cells along start and along target.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  /**
   * The tolerated difference.
   *
   * @return relative to the target
   */
  public double tolerance() {
    return tolerance;
  }

  /**
   * The conductances that are spread over.
   *
   * @return the window's range [S]
   */
  public SiemensRange range() {
    return range;
  }

  /**
   * The middle of a row or column.
   *
   * @param index from 0 to size - 1
   * @return the conductance [S]
   */
  public double siemens(int index) {
    return range.minSiemens() + range.span() * (index + 0.5) / size;
  }

  /**
   * The best pulse of a cell.
   *
   * @param start index of the start
   * @param target index of the target
   * @return the pulse, with its success on the devices that it was chosen on
   */
  public BestPulse pulse(int start, int target) {
    return pulses[start * size + target];
  }

  /**
   * The share of the other devices that the best pulse of a cell brings within the tolerance.
   *
   * @param start index of the start
   * @param target index of the target
   * @return the share; NaN if the request is possible for no device
   */
  public double success(int start, int target) {
    return success[start * size + target];
  }

  /**
   * The mean of all cells, as of requests with start and target uniform over the window.
   *
   * @return the share
   */
  public double mean() {
    double sum = 0;
    int count = 0;
    for (double share : success) {
      if (!Double.isNaN(share)) {
        sum += share;
        count++;
      }
    }
    return sum / count;
  }
}
