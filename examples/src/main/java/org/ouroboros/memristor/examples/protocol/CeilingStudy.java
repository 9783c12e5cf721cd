package org.ouroboros.memristor.examples.protocol;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.RequestProtocol;
import org.ouroboros.memristor.mapper.RequestScore;
import org.ouroboros.memristor.mapper.ceiling.CeilingMap;
import org.ouroboros.memristor.mapper.ceiling.CeilingMapper;
import org.ouroboros.memristor.mapper.ceiling.PulseCeiling;

/**
 * Open-loop optimum of single pulses: the best pulses are chosen on one population, applied to the
 * requests of another, and their success is mapped over start and target on a third.
 *
 * @param population the devices of the requests, one request each
 * @param protocol distribution of the requests
 * @param driver the available pulses
 * @param effort size of the populations and of the map
 */
public record CeilingStudy(
    Population population, RequestProtocol protocol, PulseDriver driver, Effort effort) {

  /**
   * Size of the populations and of the map.
   *
   * @param devices devices on which pulses are chosen, and as many on which the map is evaluated
   * @param mapSize grid points of the map along start and along target
   */
  public record Effort(int devices, int mapSize) {}

  /**
   * Optimum at one tolerance.
   *
   * @param tolerance the tolerance, requested and evaluated
   * @param ceiling evaluation of the best pulses
   * @param choices the best pulses
   * @param inverse evaluation of the noise-free inverse on the same devices
   * @param map the optimum over start and target
   */
  public record Entry(
      double tolerance,
      RequestScore ceiling,
      RecordedChoices choices,
      RequestScore inverse,
      CeilingMap map) {}

  /**
   * Runs the study.
   *
   * @param run is notified of progress; random streams derive from the population's seed
   * @param workers the threads to use; the result does not depend on them
   * @return an entry for each usual tolerance
   */
  public List<Entry> run(Run run, Workers workers) {
    PulseCeiling ceiling =
        ceiling(MapperTrial.forCeiling(population, effort.devices()), run, workers);
    Population others =
        new Population(
            population.model(),
            population.variation(),
            effort.devices(),
            population.seed().at("devices of the map"));
    PulseCeiling judge = ceiling(others, run, workers);
    PulseRequestSet requests = protocol.draw(population, workers);
    PulseMapper inverse =
        new NoiseFreeInverse(population.model(), driver, population.model().window());
    List<Entry> entries = new ArrayList<>();
    for (double tolerance : Figures.TOLERANCES) {
      run.progress().update("querying", entries.size(), Figures.TOLERANCES.size());
      RecordedChoices choices = new RecordedChoices(new CeilingMapper(ceiling, workers));
      entries.add(
          new Entry(
              tolerance,
              requests.score(choices, tolerance, workers),
              choices,
              requests.score(inverse, tolerance, workers),
              CeilingMap.of(ceiling, judge, effort.mapSize(), tolerance, workers)));
    }
    return entries;
  }

  private PulseCeiling ceiling(Population devices, Run run, Workers workers) {
    return PulseCeiling.of(new PulseCeiling.Subject(devices, driver, protocol), run, workers);
  }
}
