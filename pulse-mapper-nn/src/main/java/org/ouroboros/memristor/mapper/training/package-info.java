/** Training of mappers. The only package of this module that loads ND4J with its native library. */
@NullMarked
package org.ouroboros.memristor.mapper.training;

import org.jspecify.annotations.NullMarked;
