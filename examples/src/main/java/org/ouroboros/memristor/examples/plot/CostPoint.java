package org.ouroboros.memristor.examples.plot;

/**
 * What one way of programming costs and gives.
 *
 * @param name what the way is called in plots
 * @param secondsPerDevice mean programming time of a device [s]
 * @param within10Percent share of devices within 10 % of their targets
 * @param digitsRight share of digits that are read right
 */
public record CostPoint(
    String name, double secondsPerDevice, double within10Percent, double digitsRight) {}
