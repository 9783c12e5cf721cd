/** Crossbar arrays with wires and converters, and the matrix-vector products they compute. */
@NullMarked
package org.ouroboros.memristor.crossbar;

import org.jspecify.annotations.NullMarked;
