package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * One reading, one pulse of the mapper's, no reading afterwards. A cell whose reading is already
 * within its tolerance gets no pulse and has CONVERGED; the budget of no pulses and cancellation
 * are heeded. All others end as UNVERIFIED, those too for which the mapper chooses 0 s and which
 * therefore stay as they are.
 *
 * @param mapper chooses the pulses
 */
public record OneShot(PulseMapper mapper) implements ProgrammingStrategy {

  /** Finds this strategy, with the mapper of the context, by the name {@code one-shot}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "one-shot";
    }

    @Override
    public String description() {
      return "one pulse of the mapper's for each cell, no reading afterwards";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new OneShot(context.requireMapper());
    }
  }

  /**
   * Finds this strategy, with the noise-free inverse of the device, by the name {@code
   * noise-free-inverse}.
   */
  public static final class InverseFactory implements StrategyFactory {

    /** Makes the factory. */
    public InverseFactory() {}

    @Override
    public String name() {
      return "noise-free-inverse";
    }

    @Override
    public String description() {
      return "one pulse for each cell, solved from the nominal device (arXiv 2403.06712)";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new OneShot(context.inverse());
    }
  }

  @Override
  public void write(ProgrammingSession session) {
    int[] open = session.verify();
    MappedPulses pulses = new MappedPulses(session, mapper);
    pulses.choose(open);
    pulses.apply(open);
  }
}
