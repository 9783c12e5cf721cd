package org.ouroboros.memristor.core.bank;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * The model of the cells of a bank, with its solver and limits.
 *
 * @param solver solves pulses; null for a pulse-response device
 * @param domain range of parameters and states that the solver is prepared for
 * @param window where the periphery stops the state; null if states are not limited
 */
record CellModel(
    DeviceModel model,
    PulseSolver.@Nullable Prepared solver,
    PulseSolver.Domain domain,
    @Nullable StateWindow window,
    CycleVariationKernel cycleVariation) {}
