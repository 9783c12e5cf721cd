/** Strategies compared on the same devices, targets and seeds: protocol P3, delay to tolerance. */
@NullMarked
package org.ouroboros.memristor.examples.comparison;

import org.jspecify.annotations.NullMarked;
