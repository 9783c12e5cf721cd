/**
 * Programming of arrays to target conductances: strategies and common accounting.
 *
 * <p>A {@link org.ouroboros.memristor.core.programming.ProgrammingStrategy} is one method over a
 * {@link org.ouroboros.memristor.core.programming.ProgrammingSession}, which performs reads and
 * pulses and records their cost; so the {@link
 * org.ouroboros.memristor.core.programming.ProgrammingReport}s of all strategies are comparable.
 */
@NullMarked
package org.ouroboros.memristor.core.programming;

import org.jspecify.annotations.NullMarked;
