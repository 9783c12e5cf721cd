/** Reports of the evaluation of mappers. */
@NullMarked
package org.ouroboros.memristor.examples.protocol;

import org.jspecify.annotations.NullMarked;
