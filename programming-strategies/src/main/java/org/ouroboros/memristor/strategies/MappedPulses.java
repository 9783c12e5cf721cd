package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;

/**
 * The latest pulse of each cell of a session, chosen by a mapper or set by the strategy. Readings
 * are clamped to the array's range before the mapper receives them. Not thread-safe.
 */
final class MappedPulses {

  private final ProgrammingSession session;
  private final PulseMapper mapper;
  private final MapperMemory memory;
  private final PulseRequests requests;
  private final PulseChoices choices = new PulseChoices();
  private final double[] start;
  private final double[] volts;
  private final double[] seconds;

  MappedPulses(ProgrammingSession session, PulseMapper mapper) {
    this.session = session;
    this.mapper = mapper;
    int cells = session.cells();
    memory = mapper.newMemory(cells);
    requests = new PulseRequests(cells);
    start = new double[cells];
    volts = new double[cells];
    seconds = new double[cells];
  }

  /** Records the readings as start conductances, for pulses set by {@link #put}. */
  void begin(int[] cells) {
    for (int cell : cells) {
      start[cell] = snapped(cell);
    }
  }

  /** The mapper's memory of the cells. */
  MapperMemory memory() {
    return memory;
  }

  /** Lets the mapper choose pulses from the readings to the targets. */
  void choose(int[] cells) {
    begin(cells);
    requests.clear();
    for (int cell : cells) {
      add(cell, session.targets().siemens(cell));
    }
    mapper.choose(requests, memory, choices);
    for (int i = 0; i < cells.length; i++) {
      put(cells[i], choices.volts(i), choices.seconds(i));
    }
  }

  /** Replaces the pulse of a cell. */
  void put(int cell, double pulseVolts, double pulseSeconds) {
    volts[cell] = pulseVolts;
    seconds[cell] = pulseSeconds;
  }

  /** Copies the pulses of cells from another mapper's. */
  void take(int[] cells, MappedPulses other) {
    for (int cell : cells) {
      start[cell] = other.start[cell];
      put(cell, other.volts[cell], other.seconds[cell]);
    }
  }

  /** Applies the pulses. */
  void apply(int[] cells) {
    double[] batchVolts = new double[cells.length];
    double[] batchSeconds = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      batchVolts[i] = volts[cells[i]];
      batchSeconds[i] = seconds[cells[i]];
    }
    session.pulse(cells, batchVolts, batchSeconds);
  }

  /** Passes the applied pulses and the readings that followed to the mapper. */
  void observe(int[] cells) {
    requests.clear();
    choices.reset(cells.length);
    double[] reached = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[i];
      add(cell, session.targets().siemens(cell));
      choices.set(i, volts[cell], given(cell), Double.NaN);
      reached[i] = snapped(cell);
    }
    mapper.observe(requests, choices, reached, memory);
  }

  /**
   * Returns the lengths that the mapper chooses for the moves that the pulses made.
   *
   * @return one length per cell [s]; 0 if the mapper chooses no pulse or another voltage
   */
  double[] secondsForMoves(int[] cells) {
    requests.clear();
    for (int cell : cells) {
      add(cell, snapped(cell));
    }
    mapper.choose(requests, memory, choices);
    double[] wanted = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      wanted[i] = choices.volts(i) == volts[cells[i]] ? choices.seconds(i) : 0;
    }
    return wanted;
  }

  /** The applied length, which the schedule may have changed [s]; 0 for no pulse. */
  private double given(int cell) {
    return seconds[cell] == 0 ? 0 : session.lastSeconds(cell);
  }

  double volts(int cell) {
    return volts[cell];
  }

  double seconds(int cell) {
    return seconds[cell];
  }

  /** The clamped reading from which the pulse was chosen [S]. */
  double start(int cell) {
    return start[cell];
  }

  /** Fraction of the requested move that the pulse made; NaN if start and target are equal. */
  double wayGone(int cell) {
    return (snapped(cell) - start[cell]) / (session.targets().siemens(cell) - start[cell]);
  }

  private void add(int cell, double target) {
    requests.add(cell, start[cell], target, session.targets().tolerance(cell));
  }

  /** The last reading, clamped to the range [S]. */
  double snapped(int cell) {
    SiemensRange range = session.range();
    return Math.max(range.minSiemens(), Math.min(range.maxSiemens(), session.reading(cell)));
  }
}
