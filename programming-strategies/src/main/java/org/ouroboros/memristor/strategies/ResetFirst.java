package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

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
 * @param attempts maximum RESET pulses of a cell, at least 1
 */
public record ResetFirst(PulseMapper mapper, int attempts) implements ProgrammingStrategy {

  private static final int ATTEMPTS = 12;

  /** Relative margin above the lower end within which a reading counts as there. */
  private static final double BOTTOM = 1e-6;

  /** Provides this strategy, with the mapper of the context, as {@code reset-first}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "reset-first";
    }

    @Override
    public String description() {
      return "reset to the window's lower end, then one SET pulse of the mapper";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new ResetFirst(context.requireMapper(), ATTEMPTS);
    }
  }

  public ResetFirst {
    Require.atLeast("maxResetPulses", attempts, 1);
  }

  @Override
  public void write(ProgrammingSession session) {
    goDown(session, session.verify());
    int[] down = session.affordable();
    PulseRequests requests = new PulseRequests(down.length);
    MapperMemory memory = mapper.newMemory(session.cells());
    PulseChoices choices = new PulseChoices();
    double bottom = session.range().minSiemens();
    for (int cell : down) {
      requests.add(
          cell, bottom, session.targets().siemens(cell), session.targets().tolerance(cell));
    }
    mapper.choose(requests, memory, choices);
    double[] volts = new double[down.length];
    double[] seconds = new double[down.length];
    for (int i = 0; i < down.length; i++) {
      volts[i] = choices.volts(i);
      seconds[i] = choices.seconds(i);
    }
    session.pulse(down, volts, seconds);
  }

  /** Resets cells until the window has stopped them. */
  private void goDown(ProgrammingSession session, int[] cells) {
    double bottom = session.range().minSiemens() * (1 + BOTTOM);
    int[] above = Arrays.stream(cells).filter(c -> session.reading(c) > bottom).toArray();
    double[] nominal = nominalSeconds(session, above);
    double part = 1;
    for (int attempt = 0; attempt < attempts && above.length > 0; attempt++) {
      double[] volts = new double[above.length];
      double[] seconds = new double[above.length];
      Arrays.fill(volts, mapper.driver().reset().strongestVolts());
      for (int i = 0; i < above.length; i++) {
        double least = Math.max(mapper.driver().shortestSeconds(), nominal[above[i]] * part);
        seconds[i] = mapper.driver().seconds(least);
      }
      session.pulse(above, volts, seconds);
      part = attempt == 0 ? 0.5 : 2 * part;
      int[] before = above;
      above =
          Arrays.stream(session.affordable())
              .filter(c -> Arrays.binarySearch(before, c) >= 0)
              .filter(c -> session.lastPulse(c) != PulseOutcome.STOPPED_LOWER)
              .toArray();
    }
    for (int cell : above) {
      session.settle(cell, CellOutcome.STUCK);
    }
  }

  /** Seconds that the nominal device needs to the lower end, indexed by cell. */
  private double[] nominalSeconds(ProgrammingSession session, int[] cells) {
    PulseDriver driver = mapper.driver();
    VoltageRange set = VoltageRange.fixed(driver.set().weakestVolts());
    VoltageRange reset = VoltageRange.fixed(driver.reset().strongestVolts());
    PulseDriver strongest = new PulseDriver(set, reset, driver.timing());
    PulseMapper inverse =
        new NoiseFreeInverse(session.model(), strongest, session.model().window());
    PulseRequests requests = new PulseRequests(cells.length);
    for (int cell : cells) {
      requests.add(cell, session.reading(cell), session.range().minSiemens(), 1);
    }
    PulseChoices choices = new PulseChoices();
    inverse.choose(requests, inverse.newMemory(0), choices);
    double[] seconds = new double[session.cells()];
    for (int i = 0; i < cells.length; i++) {
      seconds[cells[i]] = choices.seconds(i);
    }
    return seconds;
  }
}
