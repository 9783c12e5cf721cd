/** Banks of devices of one model, stored as primitive arrays, and their snapshots. */
@NullMarked
package org.ouroboros.memristor.core.bank;

import org.jspecify.annotations.NullMarked;
