package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * Open-loop programming: one reading, one pulse of the mapper, no verification. A cell that is
 * already within its tolerance gets no pulse and ends as CONVERGED. All others end as UNVERIFIED,
 * also those for which the mapper chooses 0 s. Budget and cancellation are observed.
 *
 * @param mapper chooses the pulses
 */
public record OneShot(PulseMapper mapper) implements ProgrammingStrategy {

  /** Provides this strategy, with the mapper of the context, as {@code one-shot}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "one-shot";
    }

    @Override
    public String description() {
      return "one pulse of the mapper per cell, no verification";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new OneShot(context.requireMapper());
    }
  }

  /** Provides this strategy, with the inverse of the device, as {@code noise-free-inverse}. */
  public static final class InverseFactory implements StrategyFactory {

    /** Makes the factory. */
    public InverseFactory() {}

    @Override
    public String name() {
      return "noise-free-inverse";
    }

    @Override
    public String description() {
      return "one pulse per cell, solved from the nominal device (arXiv 2403.06712)";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new OneShot(context.noiseFreeInverse());
    }
  }

  @Override
  public void write(ProgrammingSession session) {
    int[] unfinished = session.verify();
    PulseAssignment pulses = new PulseAssignment(session, mapper);
    pulses.choose(unfinished);
    pulses.apply(unfinished);
  }
}
