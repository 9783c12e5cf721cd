package org.ouroboros.memristor.mapper.optimum;

import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/**
 * A mapper that chooses the open-loop optimum for its population: the upper bound of all mappers
 * without memory. Its predicted success is the fraction of the population that succeeds. For
 * evaluation only: some 0.1 ms per request.
 *
 * @param optimum computes the pulses
 * @param workers the threads to use; they do not affect the result
 */
public record OracleMapper(OpenLoopOptimum optimum, Workers workers) implements PulseMapper {
  @Override
  public String name() {
    return "ceiling";
  }

  @Override
  public String description() {
    return "best single pulse for "
        + optimum.population().model().name()
        + ", chosen on "
        + optimum.population().count()
        + " devices";
  }

  @Override
  public PulseDriver driver() {
    return optimum.driver();
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
    choices.reset(requests);
    workers.forRange(
        requests.size(),
        16,
        (from, to) -> {
          OpenLoopOptimum.Query query = optimum.newQuery();
          for (int i = from; i < to; i++) {
            OpenLoopOptimum.BestPulse pulse =
                query.best(
                    requests.startSiemens(i), requests.targetSiemens(i), requests.tolerance(i));
            choices.set(i, pulse.volts(), pulse.seconds(), pulse.success());
          }
        });
  }
}
