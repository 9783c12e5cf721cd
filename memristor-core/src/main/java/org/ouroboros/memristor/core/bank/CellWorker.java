package org.ouroboros.memristor.core.bank;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;

/**
 * Scalar access to single cells: loads the state and parameters of a cell into the arrays that
 * models expect, applies the model and stores them. Not thread-safe; one instance per thread.
 */
final class CellWorker {

  private final CellArrays cells;
  private final DeviceModel model;
  private final OperatingPoint point;
  private final double[] x;
  private final double[] p;

  CellWorker(CellPhysics physics, CellArrays cells) {
    this.cells = cells;
    this.model = physics.model();
    this.point = physics.model().operatingPoint();
    this.x = new double[cells.stateSize];
    this.p = new double[cells.parameterCount];
  }

  CellWorker load(int cell) {
    cells.load(cell, x, p);
    return this;
  }

  void store(int cell) {
    for (int k = 0; k < x.length; k++) {
      cells.states[k][cell] = x[k];
    }
    for (int k = 0; k < p.length; k++) {
      cells.parameters[k][cell] = p[k];
    }
  }

  /** Returns the conductance of the loaded cell [S]. */
  double conductance() {
    return model.conductanceSiemens(point.readVolts(), x, p);
  }

  /** Returns component 0 of the state at which the loaded cell has a conductance [S]. */
  double stateOf(double siemens) {
    model.setConductance(siemens, point.readVolts(), x, p);
    return x[0];
  }

  /** Applies the relaxation of the loaded cell over idle time. */
  CellWorker relax(double seconds, double kelvin) {
    model.relax(seconds, kelvin, x, p);
    return this;
  }
}
