/** Strategies that bring the cells of an array to their targets within a budget. */
@NullMarked
package org.ouroboros.memristor.strategies;

import org.jspecify.annotations.NullMarked;
