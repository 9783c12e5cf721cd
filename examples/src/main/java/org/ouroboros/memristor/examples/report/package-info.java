/** Reports as people and programs read them. */
@NullMarked
package org.ouroboros.memristor.examples.report;

import org.jspecify.annotations.NullMarked;
