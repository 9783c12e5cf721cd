package org.ouroboros.memristor.mapper.ceiling;

import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.run.Workers;

/**
 * Answers each request with the best single pulse there is for its population: the ceiling of all
 * mappers without memory, in the form of a mapper. Its probability of success is the share of the
 * population that succeeds. Too slow for use, some 0.1 ms per request.
 *
 * @param ceiling knows the pulses
 * @param workers the threads to use; they never change an answer
 */
public record CeilingMapper(PulseCeiling ceiling, Workers workers) implements PulseMapper {

  @Override
  public String name() {
    return "ceiling";
  }

  @Override
  public String description() {
    return "best single pulse for "
        + ceiling.population().model().name()
        + ", chosen on "
        + ceiling.population().count()
        + " devices";
  }

  @Override
  public PulseDriver driver() {
    return ceiling.driver();
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulseChoices choices) {
    choices.reset(requests.size());
    workers.forRange(
        requests.size(),
        16,
        (from, to) -> {
          PulseCeiling.Asker asker = ceiling.asker();
          for (int i = from; i < to; i++) {
            BestPulse pulse =
                asker.best(
                    new PulseAim(
                        requests.startSiemens(i),
                        requests.targetSiemens(i),
                        requests.tolerance(i)));
            choices.set(i, pulse.volts(), pulse.seconds(), pulse.success());
          }
        });
  }
}
