/** Transit times of devices of one state component. */
@NullMarked
package org.ouroboros.memristor.core.internal.solver;

import org.jspecify.annotations.NullMarked;
