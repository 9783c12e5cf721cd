/** Arrays with wires: files, netlists, heat maps, what wires cost a network. */
@NullMarked
package org.ouroboros.memristor.examples.crossbar;

import org.jspecify.annotations.NullMarked;
