/** Plots as PNG files in a common style. */
@NullMarked
package org.ouroboros.memristor.examples.plot;

import org.jspecify.annotations.NullMarked;
