/** Programming of one array from files to files: arrays, targets, traces, reports. */
@NullMarked
package org.ouroboros.memristor.examples.programming;

import org.jspecify.annotations.NullMarked;
