/** The handwritten digits of the examples. */
@NullMarked
package org.ouroboros.memristor.examples.data;

import org.jspecify.annotations.NullMarked;
