/** Solvers of physical devices with error control: integration and transit times. */
@NullMarked
package org.ouroboros.memristor.core.solve;

import org.jspecify.annotations.NullMarked;
