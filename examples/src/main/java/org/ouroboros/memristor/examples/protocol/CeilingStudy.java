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
 * How well a single pulse can do for a device: best pulses chosen on some devices, applied to
 * others, and mapped over start and target on yet others.
 *
 * @param population the devices of the requests, one for each
 * @param protocol where requests come from
 * @param driver the pulses that can be made
 * @param effort how much is spent
 */
public record CeilingStudy(
    Population population, RequestProtocol protocol, PulseDriver driver, Effort effort) {

  /**
   * How much is spent.
   *
   * @param devices devices on which pulses are chosen, and as many on which the map is scored
   * @param mapSize cells of the map along start and along target
   */
  public record Effort(int devices, int mapSize) {}

  /**
   * The ceiling at one tolerance.
   *
   * @param tolerance the tolerance, told and judged
   * @param ceiling what the best pulses reached
   * @param choices the best pulses
   * @param inverse what the noise-free inverse reached on the same devices
   * @param map the ceiling over start and target
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
   * @param run its progress is told; all that is drawn descends from the population's seed
   * @param workers the threads to use; they never change the result
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
      run.progress().update("asking", entries.size(), Figures.TOLERANCES.size());
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
