/** The programming interface of device arrays, and the encoding of weights as conductances. */
@NullMarked
package org.ouroboros.memristor.core.array;

import org.jspecify.annotations.NullMarked;
