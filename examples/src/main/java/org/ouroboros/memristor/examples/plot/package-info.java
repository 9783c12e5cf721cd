/** Plots as PNG files, alike in colours, fonts and sizes. */
@NullMarked
package org.ouroboros.memristor.examples.plot;

import org.jspecify.annotations.NullMarked;
