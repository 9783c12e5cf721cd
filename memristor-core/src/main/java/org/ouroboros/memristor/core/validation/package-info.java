/** Argument checks whose message holds the name, the rule and the offending value. */
@NullMarked
package org.ouroboros.memristor.core.validation;

import org.jspecify.annotations.NullMarked;
