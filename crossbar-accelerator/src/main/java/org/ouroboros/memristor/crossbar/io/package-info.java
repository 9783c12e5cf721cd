/** Files of arrays and circuits. */
@NullMarked
package org.ouroboros.memristor.crossbar.io;

import org.jspecify.annotations.NullMarked;
