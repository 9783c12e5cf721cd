/** Names of the random streams of the mapper library. */
@NullMarked
package org.ouroboros.memristor.mapper.internal.random;

import org.jspecify.annotations.NullMarked;
