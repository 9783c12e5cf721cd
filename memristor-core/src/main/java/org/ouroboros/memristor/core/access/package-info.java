/**
 * Devices in their surroundings, as wrappers that are devices themselves: what sits in series with
 * a cell ({@link org.ouroboros.memristor.core.access.AccessedDevice}: 1T1R, 1S1R), and how a cell
 * that is left alone forgets ({@link org.ouroboros.memristor.core.access.Retention}).
 */
@NullMarked
package org.ouroboros.memristor.core.access;

import org.jspecify.annotations.NullMarked;
