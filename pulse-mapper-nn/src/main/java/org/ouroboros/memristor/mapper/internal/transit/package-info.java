/** States of devices at given conductances, for tables of transit times. */
@NullMarked
package org.ouroboros.memristor.mapper.internal.transit;

import org.jspecify.annotations.NullMarked;
