/** Files that other tools read: arrays as .npy, tables as CSV, records as JSON. */
@NullMarked
package org.ouroboros.memristor.examples.format;

import org.jspecify.annotations.NullMarked;
