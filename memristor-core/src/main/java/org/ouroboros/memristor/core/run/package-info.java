/** What a run brings along: threads, seed, progress, cancellation. */
@NullMarked
package org.ouroboros.memristor.core.run;

import org.jspecify.annotations.NullMarked;
