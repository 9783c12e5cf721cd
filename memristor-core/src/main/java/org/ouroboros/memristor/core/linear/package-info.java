/** Matrix-vector products on digital or analog hardware behind one interface. */
@NullMarked
package org.ouroboros.memristor.core.linear;

import org.jspecify.annotations.NullMarked;
