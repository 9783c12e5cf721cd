/** Solving the equations of physical devices: pulses with controlled error, times of passage. */
@NullMarked
package org.ouroboros.memristor.core.solve;

import org.jspecify.annotations.NullMarked;
