/** Counter-based random numbers: each is a function of its coordinates, not of the call order. */
@NullMarked
package org.ouroboros.memristor.core.random;

import org.jspecify.annotations.NullMarked;
