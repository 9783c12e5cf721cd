/** Counter-based random numbers and the standard normal distribution. */
@NullMarked
package org.ouroboros.memristor.core.internal.random;

import org.jspecify.annotations.NullMarked;
