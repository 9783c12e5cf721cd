/** Characterisation of single devices. */
@NullMarked
package org.ouroboros.memristor.examples.trace;

import org.jspecify.annotations.NullMarked;
