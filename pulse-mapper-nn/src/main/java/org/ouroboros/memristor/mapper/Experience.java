package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;

/**
 * What makes a mapper learn from outcomes: a belief about each cell, five numbers, and networks
 * that have them among their inputs.
 *
 * @param belief how outcomes change what is known of a cell
 * @param networks answer requests to cells that have served one before; the voltage, where there is
 *     a choice, is that of a fresh cell
 */
public record Experience(DeviceBelief belief, PulseNetworks networks) {

  public Experience {
    Require.that(
        networks.volts().isEmpty(),
        "networks of experience",
        "must not choose voltages",
        networks.volts());
  }
}
