package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Open-loop programming from a known state: every cell is first reset to the lower end of its
 * window, then gets one SET pulse of the mapper. The state before that pulse is known independent
 * of read noise.
 *
 * <p>RESET pulses have the driver's strongest voltage: the first as long as the nominal device
 * needs, the second half as long, each further one twice as long as the one before, until the
 * window stops the cell. There are no readings after the first one: cells that were not on target
 * at the beginning end as UNVERIFIED, or as STUCK if the window has not stopped them after {@code
 * maxResetPulses}.
 *
 * @param mapper chooses the SET pulse
 * @param maxResetPulses maximum RESET pulses of a cell, at least 1
 */
public record ResetFirst(PulseMapper mapper, int maxResetPulses) implements ProgrammingStrategy {
  private static final int DEFAULT_MAX_RESET_PULSES = 12;

  /** Relative margin above the lower end within which a reading counts as there. */
  private static final double LOWER_END_MARGIN = 1e-6;

  /** Provides this strategy, with the mapper of the context, as {@code reset-first}. */
  public static final class Factory extends NamedFactory {
    /** Makes the factory. */
    public Factory() {
      super(
          "reset-first",
          "reset to the window's lower end, then one SET pulse of the mapper",
          context -> new ResetFirst(context.requireMapper(), DEFAULT_MAX_RESET_PULSES));
    }
  }

  public ResetFirst {
    Require.atLeast("maxResetPulses", maxResetPulses, 1);
  }

  @Override
  public void write(ProgrammingSession session) {
    resetCells(session, session.verify());
    int[] ready = session.enforceBudget();
    PulseRequests requests = new PulseRequests(ready.length);
    MapperMemory memory = mapper.newMemory(session.cells());
    PulsePlan plan = new PulsePlan();
    double minSiemens = session.conductanceRange().minSiemens();
    for (int cell : ready) {
      requests.add(
          cell, minSiemens, session.targets().siemens(cell), session.targets().tolerance(cell));
    }
    mapper.choose(requests, memory, plan);
    session.pulse(plan);
  }

  /** Resets cells until the window has stopped them. */
  private void resetCells(ProgrammingSession session, int[] cells) {
    double limitSiemens = session.conductanceRange().minSiemens() * (1 + LOWER_END_MARGIN);
    int[] remaining = Arrays.stream(cells).filter(c -> session.reading(c) > limitSiemens).toArray();
    PulsePlan nominalPulses = nominalPulses(session, remaining);
    PulseDriver driver = mapper.driver();
    PulsePlan plan = new PulsePlan();
    double lengthFactor = 1;
    for (int attempt = 0; attempt < maxResetPulses && remaining.length > 0; attempt++) {
      plan.reset(remaining);
      for (int i = 0; i < remaining.length; i++) {
        double requestedSeconds =
            Math.max(driver.shortestSeconds(), nominalPulses.seconds(i) * lengthFactor);
        plan.set(i, driver.reset().strongestVolts(), driver.nearestSeconds(requestedSeconds));
      }
      session.pulse(plan);
      lengthFactor = attempt == 0 ? 0.5 : 2 * lengthFactor;
      int[] previous = remaining;
      remaining =
          Arrays.stream(session.enforceBudget())
              .filter(c -> Arrays.binarySearch(previous, c) >= 0)
              .filter(c -> session.lastOutcome(c) != PulseResult.Outcome.STOPPED_LOWER)
              .toArray();
      nominalPulses.retain(remaining);
    }
    for (int cell : remaining) {
      session.finish(cell, CellOutcome.STUCK);
    }
  }

  /** Pulses by which the nominal device reaches the lower end. */
  private PulsePlan nominalPulses(ProgrammingSession session, int[] cells) {
    PulseDriver driver = mapper.driver();
    VoltageRange set = VoltageRange.fixed(driver.set().weakestVolts());
    VoltageRange reset = VoltageRange.fixed(driver.reset().strongestVolts());
    PulseDriver strongestDriver = new PulseDriver(set, reset, driver.timing());
    PulseMapper inverse =
        new NoiseFreeInverse(session.model(), strongestDriver, session.model().window());
    PulseRequests requests = new PulseRequests(cells.length);
    for (int cell : cells) {
      requests.add(cell, session.reading(cell), session.conductanceRange().minSiemens(), 1);
    }
    PulsePlan plan = new PulsePlan();
    inverse.choose(requests, inverse.newMemory(0), plan);
    return plan;
  }
}
