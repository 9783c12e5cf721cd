/** JMH benchmarks of the library and comparisons with other libraries. */
@NullMarked
package org.ouroboros.memristor.benchmarks;

import org.jspecify.annotations.NullMarked;
