/** File formats: .npy arrays and CSV tables. */
@NullMarked
package org.ouroboros.memristor.examples.format;

import org.jspecify.annotations.NullMarked;
