package org.ouroboros.memristor.examples.output;

/**
 * Cost and accuracy of a programming strategy.
 *
 * @param name name in the legend
 * @param secondsPerDevice mean programming time of a device [s]
 * @param within10Percent fraction of devices within 10 % of their targets
 * @param classificationAccuracy fraction of digits classified correctly
 */
public record CostErrorPoint(
    String name, double secondsPerDevice, double within10Percent, double classificationAccuracy) {}
