/**
 * Pulses without time steps. Under a constant voltage a device of one state component follows an
 * autonomous equation, so a pulse is a step along a precomputed flow: the time to reach a state is
 * a monotone function of the state, and a pulse adds its length to it.
 */
@NullMarked
package org.ouroboros.memristor.core.flow;

import org.jspecify.annotations.NullMarked;
