/** Kernels of dense products. */
@NullMarked
package org.ouroboros.memristor.core.internal.linear;

import org.jspecify.annotations.NullMarked;
