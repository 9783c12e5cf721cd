/** Demonstration: a digit classifier programmed into simulated crossbars. */
@NullMarked
package org.ouroboros.memristor.examples.demo;

import org.jspecify.annotations.NullMarked;
