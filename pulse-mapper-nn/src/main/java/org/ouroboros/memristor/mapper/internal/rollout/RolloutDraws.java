package org.ouroboros.memristor.mapper.internal.rollout;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * The random numbers of one round of a rollout, functions of the device's index alone.
 *
 * @param startFraction the conductance before the request as a fraction of the range, uniform in
 *     [0, 1)
 * @param targetFraction the target as a fraction of the range, uniform in [0, 1)
 * @param tolerance the requested relative tolerance
 * @param startReadKey key of the normal deviate of the reading before the pulse
 * @param reachedReadKey key of the normal deviate of the reading after the pulse
 * @param jitterDeviation normal deviate of the pulse's length; 0 for pulses without jitter
 */
public record RolloutDraws(
    IntToDoubleFunction startFraction,
    IntToDoubleFunction targetFraction,
    IntToDoubleFunction tolerance,
    IntToLongFunction startReadKey,
    IntToLongFunction reachedReadKey,
    IntToDoubleFunction jitterDeviation) {}
