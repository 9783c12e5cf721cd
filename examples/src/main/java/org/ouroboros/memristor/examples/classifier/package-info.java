/** A small digit classifier that runs on any matrix-vector backend. */
@NullMarked
package org.ouroboros.memristor.examples.classifier;

import org.jspecify.annotations.NullMarked;
