/** Parallel loops and the context of a run: threads, seed, progress, cancellation. */
@NullMarked
package org.ouroboros.memristor.core.concurrent;

import org.jspecify.annotations.NullMarked;
