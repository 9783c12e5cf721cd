/** Statistics for the evaluation of programming: relative differences, proportions, intervals. */
@NullMarked
package org.ouroboros.memristor.core.stats;

import org.jspecify.annotations.NullMarked;
