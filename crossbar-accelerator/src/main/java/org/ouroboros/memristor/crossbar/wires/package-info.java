/** Exact voltages and currents of passive arrays with resistive wires. */
@NullMarked
package org.ouroboros.memristor.crossbar.wires;

import org.jspecify.annotations.NullMarked;
