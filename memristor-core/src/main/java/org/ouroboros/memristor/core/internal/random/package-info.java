/** Counter-based random numbers. */
@NullMarked
package org.ouroboros.memristor.core.internal.random;

import org.jspecify.annotations.NullMarked;
