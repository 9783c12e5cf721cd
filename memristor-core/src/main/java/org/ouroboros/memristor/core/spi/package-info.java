/** Lookup of devices and strategies by name through {@link java.util.ServiceLoader}. */
@NullMarked
package org.ouroboros.memristor.core.spi;

import org.jspecify.annotations.NullMarked;
