package org.ouroboros.memristor.mapper.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OptimumMap;
import org.ouroboros.memristor.mapper.optimum.OracleMapper;

/**
 * Open-loop optimum of single pulses: the best pulses are chosen on one population, applied to the
 * requests of another, and their success is mapped over start and target on a third.
 *
 * @param population the devices of the requests, one request each
 * @param distribution distribution of the requests
 * @param driver the available pulses
 * @param devices devices on which pulses are chosen, and as many on which the map is evaluated
 * @param mapSize grid points of the map along start and along target
 */
public record OptimumStudy(
    Population population,
    RequestDistribution distribution,
    PulseDriver driver,
    int devices,
    int mapSize) {
  /**
   * Optimum at one tolerance.
   *
   * @param tolerance the tolerance, requested and evaluated
   * @param optimum evaluation of the best pulses
   * @param inverse evaluation of the noise-free inverse on the same devices
   * @param map the optimum over start and target
   */
  public record Entry(
      double tolerance, MapperEvaluation optimum, MapperEvaluation inverse, OptimumMap map) {}

  /**
   * {@return an entry for each usual tolerance}
   *
   * @param run threads and progress; random streams derive from the population's seed
   */
  public List<Entry> run(RunContext run) {
    OpenLoopOptimum optimum = optimum(RandomStreams.OPTIMUM_DEVICES, run);
    OpenLoopOptimum mapOptimum = optimum(RandomStreams.MAP_DEVICES, run);
    RequestDataset requests = distribution.sample(population, run.workers());
    PulseMapper inverse =
        new NoiseFreeInverse(population.model(), driver, population.model().window());
    List<Entry> entries = new ArrayList<>();
    for (double tolerance : MapperEvaluation.TOLERANCES) {
      run.progress().update("querying", entries.size(), MapperEvaluation.TOLERANCES.size());
      PulseMapper oracle = new OracleMapper(optimum, run.workers());
      entries.add(
          new Entry(
              tolerance,
              requests.evaluate(oracle, tolerance, run.workers()),
              requests.evaluate(inverse, tolerance, run.workers()),
              new OptimumMap(optimum, mapOptimum, mapSize, tolerance, run.workers())));
    }
    return entries;
  }

  private OpenLoopOptimum optimum(String purpose, RunContext run) {
    Population chosenOn = population.at(purpose, devices);
    return OpenLoopOptimum.of(new OpenLoopOptimum.Problem(chosenOn, driver, distribution), run);
  }
}
