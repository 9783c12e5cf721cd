/** How programming is judged: relative differences, hit rates, intervals. */
@NullMarked
package org.ouroboros.memristor.core.stats;

import org.jspecify.annotations.NullMarked;
