/** Arrays of devices as those see them who program them, and weights as arrays hold them. */
@NullMarked
package org.ouroboros.memristor.core.array;

import org.jspecify.annotations.NullMarked;
