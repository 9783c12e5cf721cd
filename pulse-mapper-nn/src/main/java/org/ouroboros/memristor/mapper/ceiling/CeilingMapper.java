package org.ouroboros.memristor.mapper.ceiling;

import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.run.Workers;

/**
 * A mapper that chooses the open-loop optimum for its population: the upper bound of all mappers
 * without memory. Its predicted success is the fraction of the population that succeeds. For
 * evaluation only: some 0.1 ms per request.
 *
 * @param ceiling computes the pulses
 * @param workers the threads to use; they do not affect the result
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
