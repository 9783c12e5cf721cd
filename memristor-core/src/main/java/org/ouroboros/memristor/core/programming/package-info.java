/**
 * Bringing an array to targets: strategies, and the one book that is kept for all of them.
 *
 * <p>A {@link org.ouroboros.memristor.core.programming.ProgrammingStrategy} is one method over a
 * {@link org.ouroboros.memristor.core.programming.ProgrammingSession}. The session reads, pulses,
 * counts and times; so every strategy's {@link
 * org.ouroboros.memristor.core.programming.ProgrammingReport} is made by the same bookkeeping.
 */
@NullMarked
package org.ouroboros.memristor.core.programming;

import org.jspecify.annotations.NullMarked;
