/** JSON documents and the version of the library. */
@NullMarked
package org.ouroboros.memristor.core.internal.io;

import org.jspecify.annotations.NullMarked;
