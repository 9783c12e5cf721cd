/** Evaluation of mappers on unused devices: protocols P1, P2 and P2h, error sources, optimum. */
@NullMarked
package org.ouroboros.memristor.examples.protocol;

import org.jspecify.annotations.NullMarked;
