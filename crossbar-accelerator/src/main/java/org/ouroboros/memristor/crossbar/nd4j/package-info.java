/**
 * Matrix-vector products by ND4J, for large batches and {@code INDArray}. Loads a native library.
 */
@NullMarked
package org.ouroboros.memristor.crossbar.nd4j;

import org.jspecify.annotations.NullMarked;
