/** Argument checks whose message holds the name, the rule and the offending value. */
@NullMarked
package org.ouroboros.memristor.core.check;

import org.jspecify.annotations.NullMarked;
