/**
 * Trained mappers in the format of other tools: ONNX, whose generated classes come with ND4J. No
 * native library is loaded.
 */
@NullMarked
package org.ouroboros.memristor.mapper.export;

import org.jspecify.annotations.NullMarked;
