/**
 * Devices: what a memristor is to this library, and banks of many of them.
 *
 * <p>A {@link org.ouroboros.memristor.core.device.DeviceModel} is one of two kinds: given by
 * physics ({@link org.ouroboros.memristor.core.device.PhysicalDevice}: a current and a rate of
 * change at a voltage) or by pulse response ({@link
 * org.ouroboros.memristor.core.device.PulseResponseDevice}: what one unit pulse does). Models are
 * deterministic functions; all that is random stands in a {@link
 * org.ouroboros.memristor.core.device.Variation}. A {@link
 * org.ouroboros.memristor.core.bank.DeviceBank} holds many devices of one model and is the only
 * thing here that changes.
 */
@NullMarked
package org.ouroboros.memristor.core.device;

import org.jspecify.annotations.NullMarked;
