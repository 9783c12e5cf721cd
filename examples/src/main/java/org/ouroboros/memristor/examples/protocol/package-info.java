/** Protocols by which mappers are judged on fresh devices. */
@NullMarked
package org.ouroboros.memristor.examples.protocol;

import org.jspecify.annotations.NullMarked;
