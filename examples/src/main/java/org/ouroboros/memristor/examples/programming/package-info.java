/** Programming of one array: array files, traces, reports. */
@NullMarked
package org.ouroboros.memristor.examples.programming;

import org.jspecify.annotations.NullMarked;
