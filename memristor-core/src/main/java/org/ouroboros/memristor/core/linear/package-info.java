/** Matrix products behind one contract, so that a network runs on digital or analog hardware. */
@NullMarked
package org.ouroboros.memristor.core.linear;

import org.jspecify.annotations.NullMarked;
