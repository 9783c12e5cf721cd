package org.ouroboros.memristor.core.bank;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;

/**
 * Works on one cell after the other: loads its state and parameters into arrays as models see them,
 * does something to them, stores them. Scratch of one thread.
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
}
