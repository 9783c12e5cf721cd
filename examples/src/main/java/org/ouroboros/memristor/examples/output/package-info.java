/** Files and texts of results: CSV, NumPy arrays, tables, pages, plots. */
@NullMarked
package org.ouroboros.memristor.examples.output;

import org.jspecify.annotations.NullMarked;
