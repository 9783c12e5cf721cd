package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;

/**
 * The latest pulse of each cell of a session, chosen by a mapper or set by the strategy. Readings
 * are clamped to the array's range before the mapper receives them. Not thread-safe.
 */
final class PulseAssignment {

  private final ProgrammingSession session;
  private final PulseMapper mapper;
  private final MapperMemory memory;
  private final PulseRequests requests;
  private final PulsePlan plan = new PulsePlan();
  private final double[] startSiemens;
  private final double[] volts;
  private final double[] seconds;

  PulseAssignment(ProgrammingSession session, PulseMapper mapper) {
    this.session = session;
    this.mapper = mapper;
    int cells = session.cells();
    memory = mapper.newMemory(cells);
    requests = new PulseRequests(cells);
    startSiemens = new double[cells];
    volts = new double[cells];
    seconds = new double[cells];
  }

  /** Records the readings as start conductances, for pulses set by {@link #set}. */
  void recordStarts(int[] cells) {
    for (int cell : cells) {
      startSiemens[cell] = clampedReading(cell);
    }
  }

  /** The mapper's memory of the cells. */
  MapperMemory memory() {
    return memory;
  }

  /** Lets the mapper choose pulses from the readings to the targets. */
  void choose(int[] cells) {
    recordStarts(cells);
    requests.clear();
    for (int cell : cells) {
      addRequest(cell, session.targets().siemens(cell));
    }
    mapper.choose(requests, memory, plan);
    for (int i = 0; i < cells.length; i++) {
      set(cells[i], plan.volts(i), plan.seconds(i));
    }
  }

  /** Replaces the pulse of a cell. */
  void set(int cell, double pulseVolts, double pulseSeconds) {
    volts[cell] = pulseVolts;
    seconds[cell] = pulseSeconds;
  }

  /** Copies the pulses of cells from another mapper's. */
  void copyFrom(int[] cells, PulseAssignment other) {
    for (int cell : cells) {
      startSiemens[cell] = other.startSiemens[cell];
      set(cell, other.volts[cell], other.seconds[cell]);
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
    plan.reset(cells);
    double[] reachedSiemens = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[i];
      addRequest(cell, session.targets().siemens(cell));
      plan.set(i, volts[cell], appliedSeconds(cell), Double.NaN);
      reachedSiemens[i] = clampedReading(cell);
    }
    mapper.observe(requests, plan, reachedSiemens, memory);
  }

  /**
   * Returns the lengths that the mapper chooses for the moves that the pulses made.
   *
   * @return one length per cell [s]; 0 if the mapper chooses no pulse or another voltage
   */
  double[] secondsForMoves(int[] cells) {
    requests.clear();
    for (int cell : cells) {
      addRequest(cell, clampedReading(cell));
    }
    mapper.choose(requests, memory, plan);
    double[] mapperSeconds = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      mapperSeconds[i] = plan.volts(i) == volts[cells[i]] ? plan.seconds(i) : 0;
    }
    return mapperSeconds;
  }

  /** The applied length, which the schedule may have changed [s]; 0 for no pulse. */
  private double appliedSeconds(int cell) {
    return seconds[cell] == 0 ? 0 : session.lastSeconds(cell);
  }

  double volts(int cell) {
    return volts[cell];
  }

  double seconds(int cell) {
    return seconds[cell];
  }

  /** The clamped reading from which the pulse was chosen [S]. */
  double startSiemens(int cell) {
    return startSiemens[cell];
  }

  /** Fraction of the requested move that the pulse made; NaN if start and target are equal. */
  double progress(int cell) {
    return (clampedReading(cell) - startSiemens[cell])
        / (session.targets().siemens(cell) - startSiemens[cell]);
  }

  private void addRequest(int cell, double targetSiemens) {
    requests.add(cell, startSiemens[cell], targetSiemens, session.targets().tolerance(cell));
  }

  /** The last reading, clamped to the range [S]. */
  double clampedReading(int cell) {
    ConductanceRange range = session.conductanceRange();
    return range.clamp(session.reading(cell));
  }
}
