/** Banks: many devices of one model as primitive arrays, and their snapshots. */
@NullMarked
package org.ouroboros.memristor.core.bank;

import org.jspecify.annotations.NullMarked;
