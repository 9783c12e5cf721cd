/** Runnable programs that show how to use the library. */
@NullMarked
package org.ouroboros.memristor.examples;

import org.jspecify.annotations.NullMarked;
