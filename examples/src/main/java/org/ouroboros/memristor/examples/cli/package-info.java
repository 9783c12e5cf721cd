/** Command line interface of the library. */
@NullMarked
package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.NullMarked;
