/** Lookup of devices and strategies by name through {@link java.util.ServiceLoader}. */
@NullMarked
package org.ouroboros.memristor.core.lookup;

import org.jspecify.annotations.NullMarked;
