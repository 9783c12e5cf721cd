/** Sequences of requests served by a population (protocol P2h), for training and evaluation. */
@NullMarked
package org.ouroboros.memristor.mapper.internal.rollout;

import org.jspecify.annotations.NullMarked;
