package org.ouroboros.memristor.core.bank;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;

/**
 * Scalar access to single cells: loads the state and parameters of a cell into the arrays that
 * models expect, applies the model and stores them. Not thread-safe; one instance per thread.
 */
final class CellAccessor {
  private final BankState bankState;
  private final DeviceModel model;
  private final OperatingPoint point;
  private final double[] state;
  private final double[] parameters;

  CellAccessor(CellModel cellModel, BankState bankState) {
    this.bankState = bankState;
    this.model = cellModel.model();
    this.point = cellModel.model().operatingPoint();
    this.state = new double[bankState.stateSize];
    this.parameters = new double[bankState.parameterCount];
  }

  CellAccessor load(int cell) {
    bankState.load(cell, state, parameters);
    return this;
  }

  void store(int cell) {
    for (int k = 0; k < state.length; k++) {
      bankState.states[k][cell] = state[k];
    }
    for (int k = 0; k < parameters.length; k++) {
      bankState.parameters[k][cell] = parameters[k];
    }
  }

  /** Returns the conductance of the loaded cell [S]. */
  double conductanceSiemens() {
    return model.conductanceSiemens(point.readVolts(), state, parameters);
  }

  /** Returns component 0 of the state at which the loaded cell has a conductance [S]. */
  double stateAtConductance(double siemens) {
    model.setConductance(siemens, point.readVolts(), state, parameters);
    return state[0];
  }

  /** Applies the relaxation of the loaded cell over idle time. */
  CellAccessor relax(double seconds, double kelvin) {
    model.relax(seconds, kelvin, state, parameters);
    return this;
  }
}
