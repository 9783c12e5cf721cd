package org.ouroboros.memristor.core.testing;

import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;

/**
 * Applies the pulses of a mapper without memory, and reads, until each cell has arrived.
 *
 * @param mapper the mapper
 */
public record MapperStrategy(PulseMapper mapper) implements ProgrammingStrategy {

  @Override
  public void write(ProgrammingSession session) {
    MapperMemory memory = mapper.newMemory(session.cells());
    PulsePlan plan = new PulsePlan();
    for (int[] cells = session.verify(); cells.length > 0; cells = session.verify()) {
      PulseRequests requests = new PulseRequests(cells.length);
      session.addRequests(cells, requests);
      mapper.choose(requests, memory, plan);
      session.pulse(plan);
    }
  }
}
