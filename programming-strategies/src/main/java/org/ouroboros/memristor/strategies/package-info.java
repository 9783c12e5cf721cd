/** Strategies that program the cells of an array to target conductances within a budget. */
@NullMarked
package org.ouroboros.memristor.strategies;

import org.jspecify.annotations.NullMarked;
