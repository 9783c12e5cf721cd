/** Solvers of physical devices with error control: integration and transit times. */
@NullMarked
package org.ouroboros.memristor.core.solver;

import org.jspecify.annotations.NullMarked;
