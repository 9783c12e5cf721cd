/** Files that are whole or not there. */
@NullMarked
package org.ouroboros.memristor.core.io;

import org.jspecify.annotations.NullMarked;
