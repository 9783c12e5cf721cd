/** The command line: each capability of the library without writing Java. */
@NullMarked
package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.NullMarked;
