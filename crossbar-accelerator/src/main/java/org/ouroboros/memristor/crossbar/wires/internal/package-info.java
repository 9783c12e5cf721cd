/** The solver of wire networks and the variances of read noise behind wires. */
@NullMarked
package org.ouroboros.memristor.crossbar.wires.internal;

import org.jspecify.annotations.NullMarked;
