/**
 * Export of trained mappers to ONNX; the generated ONNX classes come with ND4J. No native library
 * is loaded.
 */
@NullMarked
package org.ouroboros.memristor.mapper.export;

import org.jspecify.annotations.NullMarked;
