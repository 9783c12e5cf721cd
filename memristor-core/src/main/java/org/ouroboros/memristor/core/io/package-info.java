/** Atomic writing of files. */
@NullMarked
package org.ouroboros.memristor.core.io;

import org.jspecify.annotations.NullMarked;
