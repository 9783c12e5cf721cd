/** Benchmarks of the library and side-by-side comparisons. */
@NullMarked
package org.ouroboros.memristor.benchmarks;

import org.jspecify.annotations.NullMarked;
