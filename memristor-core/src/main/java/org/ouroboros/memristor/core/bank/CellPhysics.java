package org.ouroboros.memristor.core.bank;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SolverDomain;
import org.ouroboros.memristor.core.device.Window;

/**
 * What acts on the cells of a bank.
 *
 * @param model the device
 * @param solver solves pulses; none for a pulse-response device
 * @param domain where its devices are expected
 * @param window where the periphery stops the state; none if the physics runs free
 * @param cycles how parameters change from cycle to cycle
 */
record CellPhysics(
    DeviceModel model,
    PulseSolver.@Nullable Prepared solver,
    SolverDomain domain,
    @Nullable Window window,
    CycleSteps cycles) {}
