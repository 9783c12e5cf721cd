/**
 * Models of memristive devices and their variation.
 *
 * <p>A {@link org.ouroboros.memristor.core.device.DeviceModel} is one of two kinds: given by
 * physics ({@link org.ouroboros.memristor.core.device.PhysicalDevice}: a current and a rate of
 * change at a voltage) or by pulse response ({@link
 * org.ouroboros.memristor.core.device.PulseResponseDevice}: the effect of one unit pulse). Models
 * are deterministic functions; all randomness is described by a {@link
 * org.ouroboros.memristor.core.device.Variation}. A {@link
 * org.ouroboros.memristor.core.bank.DeviceBank} holds the states of many devices of one model.
 */
@NullMarked
package org.ouroboros.memristor.core.device;

import org.jspecify.annotations.NullMarked;
