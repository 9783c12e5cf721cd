/** A small network that reads digits, on any hardware that multiplies. */
@NullMarked
package org.ouroboros.memristor.examples.classifier;

import org.jspecify.annotations.NullMarked;
