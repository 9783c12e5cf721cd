package org.ouroboros.memristor.core.bank;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Works on one cell after the other: loads its state and parameters into arrays as models see them,
 * does something to them, stores them. Scratch of one thread.
 */
final class CellWorker {

  private final CellPhysics physics;
  private final CellArrays cells;
  private final DeviceModel model;
  private final OperatingPoint point;
  private final double[] x;
  private final double[] p;
  private final double[] before;
  private final CycleSteps.Stepper cycles;
  private final PulseSolver.@Nullable CellSolver cellSolver;

  CellWorker(CellPhysics physics, CellArrays cells) {
    this.physics = physics;
    this.cells = cells;
    this.model = physics.model();
    this.point = physics.model().operatingPoint();
    this.x = new double[cells.stateSize];
    this.p = new double[cells.parameterCount];
    this.before = new double[cells.stateSize];
    this.cycles = physics.cycles().new Stepper();
    this.cellSolver = physics.solver() == null ? null : physics.solver().cellSolver();
  }

  // Loops, because for a handful of values the call of arraycopy costs more than the copying.
  CellWorker load(int cell) {
    for (int k = 0; k < x.length; k++) {
      x[k] = cells.states[cell * x.length + k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] = cells.parameters[cell * p.length + k];
    }
    return this;
  }

  void store(int cell) {
    for (int k = 0; k < x.length; k++) {
      cells.states[cell * x.length + k] = x[k];
    }
    for (int k = 0; k < p.length; k++) {
      cells.parameters[cell * p.length + k] = p[k];
    }
  }

  /** Conductance of the loaded cell [S]. */
  double conductance() {
    return model.conductanceSiemens(point.readVolts(), x, p);
  }

  /** Component 0 of the state in which the loaded cell has a conductance [S]. */
  double stateOf(double siemens) {
    model.setConductance(siemens, point.readVolts(), x, p);
    return x[0];
  }

  /** Lets time pass for the loaded cell. */
  CellWorker relax(double seconds, double kelvin) {
    model.relax(seconds, kelvin, x, p);
    return this;
  }

  /** Applies entry i of a batch to the loaded cell. */
  CellWorker pulse(PulseBatch batch, int i, int cell, PulseResult result) {
    boolean programming = batch.kind() == PulseBatch.Kind.PROGRAMMING;
    boolean byUnits = batch.isTrain() || model instanceof PulseResponseDevice;
    double volts = batch.volts(i);
    double unitSeconds =
        byUnits ? point.unitPulseSeconds() : batch.seconds(i, point.unitPulseSeconds());
    long units = byUnits ? batch.units(i, point.unitPulseSeconds()) : 1;
    boolean unmoved = model instanceof PulseResponseDevice && !programming;
    if (volts == 0 || unitSeconds == 0 || unmoved) {
      units = 0;
    }
    if (units > 0 && cells.stuck.get(cell)) {
      cells.pulses[cell] += programming ? units : 0;
      double charge = amperes(volts) * unitSeconds * units;
      boolean solved = Double.isFinite(charge);
      PulseOutcome outcome = solved ? PulseOutcome.FREE : PulseOutcome.UNSOLVED;
      result.set(i, solved ? charge : 0, solved ? volts * charge : 0, outcome);
      return this;
    }
    double charge = 0;
    PulseOutcome outcome = PulseOutcome.FREE;
    for (long n = 0; n < units; n++) {
      for (int k = 0; k < x.length; k++) {
        before[k] = x[k];
      }
      double part = unit(volts, unitSeconds);
      if (Double.isNaN(part)) {
        System.arraycopy(before, 0, x, 0, x.length);
        outcome = PulseOutcome.UNSOLVED;
        break;
      }
      charge += part;
      outcome = stop();
      if (programming) {
        walk(cell, volts);
      }
    }
    result.set(i, charge, volts * charge, outcome);
    return this;
  }

  private double amperes(double volts) {
    return model instanceof PhysicalDevice physical
        ? physical.currentAmperes(volts, x, p)
        : volts * conductance();
  }

  private double unit(double volts, double seconds) {
    if (cellSolver != null) {
      return cellSolver.pulse(volts, seconds, x, p);
    }
    double charge = volts * conductance() * seconds;
    ((PulseResponseDevice) model).step(point.polarity(volts), x, p);
    return charge;
  }

  private PulseOutcome stop() {
    Window window = physics.window();
    if (window == null || (x[0] >= window.lowerState() && x[0] <= window.upperState())) {
      return PulseOutcome.FREE;
    }
    boolean low = x[0] < window.lowerState();
    x[0] = low ? window.lowerState() : window.upperState();
    return low ? PulseOutcome.STOPPED_LOWER : PulseOutcome.STOPPED_UPPER;
  }

  /** One step of the c2c change, drawn at (cell, pulse number). */
  private void walk(int cell, double volts) {
    long pulse = cells.pulses[cell]++;
    if (physics.cycles().move()) {
      long key = Seed.key(Seed.key(cells.seed, cell), pulse);
      double ratio = travelled(point.polarity(volts));
      cycles.step(key, ratio, p, cells.anchors, cell * p.length);
    }
  }

  /** The part of the way to the state's bound that the pulse went, 0 where there is no way. */
  private double travelled(Polarity polarity) {
    boolean set = polarity == Polarity.SET;
    double way = set ? model.upperState(p) - before[0] : before[0] - model.lowerState(p);
    double gone = set ? x[0] - before[0] : before[0] - x[0];
    return way > 0 ? gone / way : 0;
  }
}
