/**
 * Decorators of devices: a series access device ({@link
 * org.ouroboros.memristor.core.access.SeriesAccessDevice}: 1T1R, 1S1R) and retention loss ({@link
 * org.ouroboros.memristor.core.access.RetentionModel}).
 */
@NullMarked
package org.ouroboros.memristor.core.access;

import org.jspecify.annotations.NullMarked;
