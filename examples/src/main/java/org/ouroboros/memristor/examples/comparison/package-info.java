/** Protocol P3: comparison of programming strategies by delay to tolerance. */
@NullMarked
package org.ouroboros.memristor.examples.comparison;

import org.jspecify.annotations.NullMarked;
