/** Single devices under pulses. */
@NullMarked
package org.ouroboros.memristor.examples.trace;

import org.jspecify.annotations.NullMarked;
