/**
 * Tabulated solution of the autonomous equation of a device of one state component under constant
 * voltage: the time to reach a state is a monotone function of the state, to which a pulse adds its
 * length.
 */
@NullMarked
package org.ouroboros.memristor.core.solver.tabulated;

import org.jspecify.annotations.NullMarked;
