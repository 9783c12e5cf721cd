package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;

/**
 * The latest pulse of each cell of a session, chosen by a mapper. Readings that lie outside the
 * array's range, as noise makes them, are snapped to it before the mapper sees them: it knows the
 * range only.
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

  /** Begins at the readings, for pulses that others choose. */
  void begin(int[] cells) {
    for (int cell : cells) {
      start[cell] = snapped(cell);
    }
  }

  /** What the mapper remembers of the cells. */
  MapperMemory memory() {
    return memory;
  }

  /** Lets the mapper choose pulses that lead from the readings to the targets. */
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

  /** Takes over the pulses that another mapper chose for cells. */
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

  /** Tells the mapper what the pulses, as they were applied, did by the readings. */
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
   * How long the mapper would have made the pulses for the moves that they turned out to make.
   *
   * @return one length per cell [s]; 0 if the mapper would have given none, or at another voltage
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

  /** The length that was given, which a schedule may have changed; 0 if none was. */
  private double given(int cell) {
    return seconds[cell] == 0 ? 0 : session.lastSeconds(cell);
  }

  double volts(int cell) {
    return volts[cell];
  }

  double seconds(int cell) {
    return seconds[cell];
  }

  /** The reading, inside the range, from which the pulse was chosen. */
  double start(int cell) {
    return start[cell];
  }

  /** The part of the wanted way that the pulse went; NaN if there was no way to go. */
  double wayGone(int cell) {
    return (snapped(cell) - start[cell]) / (session.targets().siemens(cell) - start[cell]);
  }

  private void add(int cell, double target) {
    requests.add(cell, start[cell], target, session.targets().tolerance(cell));
  }

  /** The last reading, inside the range. */
  double snapped(int cell) {
    SiemensRange range = session.range();
    return Math.max(range.minSiemens(), Math.min(range.maxSiemens(), session.reading(cell)));
  }
}
