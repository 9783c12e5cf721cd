/** Arrays with wires: matrix files, netlists, heat maps, effect of wires on a network. */
@NullMarked
package org.ouroboros.memristor.examples.crossbar;

import org.jspecify.annotations.NullMarked;
