/** Seeds as values: every random number has coordinates, none depends on the order of calls. */
@NullMarked
package org.ouroboros.memristor.core.random;

import org.jspecify.annotations.NullMarked;
