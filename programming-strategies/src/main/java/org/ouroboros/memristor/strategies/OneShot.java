package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;

/**
 * Open-loop programming: one reading, one pulse of the mapper, no verification. A cell that is
 * already within its tolerance gets no pulse and ends as CONVERGED. All others end as UNVERIFIED,
 * also those for which the mapper chooses 0 s. Budget and cancellation are observed.
 *
 * @param mapper chooses the pulses
 */
public record OneShot(PulseMapper mapper) implements ProgrammingStrategy {
  /** Provides this strategy, with the mapper of the context, as {@code one-shot}. */
  public static final class Factory extends NamedFactory {
    /** Makes the factory. */
    public Factory() {
      super(
          "one-shot",
          "one pulse of the mapper per cell, no verification",
          context -> new OneShot(context.requireMapper()));
    }
  }

  /** Provides this strategy, with the inverse of the device, as {@code noise-free-inverse}. */
  public static final class InverseFactory extends NamedFactory {
    /** Makes the factory. */
    public InverseFactory() {
      super(
          "noise-free-inverse",
          "one pulse per cell, solved from the nominal device (arXiv 2403.06712)",
          context -> new OneShot(context.noiseFreeInverse()));
    }
  }

  @Override
  public void write(ProgrammingSession session) {
    PulseRequests requests = new PulseRequests(session.cells());
    PulsePlan plan = new PulsePlan();
    session.addRequests(session.verify(), requests);
    mapper.choose(requests, mapper.newMemory(session.cells()), plan);
    session.pulse(plan);
  }
}
