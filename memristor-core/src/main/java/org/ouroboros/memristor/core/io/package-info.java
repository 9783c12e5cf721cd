/** Files: read with clear errors, replaced atomically. */
@NullMarked
package org.ouroboros.memristor.core.io;

import org.jspecify.annotations.NullMarked;
