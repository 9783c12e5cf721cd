/** Exact voltages and currents of passive arrays whose wires have resistance. */
@NullMarked
package org.ouroboros.memristor.crossbar.wires;

import org.jspecify.annotations.NullMarked;
