/**
 * Products through ND4J: large batches, and {@code INDArray} at the edge. Loads a native library.
 */
@NullMarked
package org.ouroboros.memristor.crossbar.nd4j;

import org.jspecify.annotations.NullMarked;
