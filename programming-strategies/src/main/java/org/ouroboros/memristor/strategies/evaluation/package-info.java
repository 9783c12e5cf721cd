/** Comparison of programming strategies on the same devices, states and targets (protocol P3). */
@NullMarked
package org.ouroboros.memristor.strategies.evaluation;

import org.jspecify.annotations.NullMarked;
