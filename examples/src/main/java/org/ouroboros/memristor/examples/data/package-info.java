/** The handwritten digits that the examples read. */
@NullMarked
package org.ouroboros.memristor.examples.data;

import org.jspecify.annotations.NullMarked;
