package org.ouroboros.memristor.mapper.optimum;

/**
 * The optimal single pulse for a request.
 *
 * @param volts its voltage [V]
 * @param seconds its length [s], 0 for no pulse
 * @param success fraction of the population that it brings within the tolerance, on the devices
 *     that it was chosen on; NaN if the request is possible for none of them
 */
public record BestPulse(double volts, double seconds, double success) {}
