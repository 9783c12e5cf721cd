package org.ouroboros.memristor.examples.cli;

import java.util.Locale;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/** Voltages available to the driver. Pulse widths are 50 ns to 20 ms in steps of 10 ns for both. */
enum Voltages {
  /** The published operating point: one voltage for SET and one for RESET. */
  PUBLISHED,
  /** SET -0.3 V to -0.6 V, RESET 0.6 V to 1.2 V, in steps of 10 mV. */
  FREE;

  private static final double SHORTEST_SECONDS = 50e-9;
  private static final double LONGEST_SECONDS = 20e-3;
  private static final double RESOLUTION_SECONDS = 10e-9;

  private VoltageRange range(double nominalVolts) {
    if (this == PUBLISHED) {
      return VoltageRange.fixed(nominalVolts);
    }
    return nominalVolts < 0 ? new VoltageRange(-0.3, -0.6, 0.01) : new VoltageRange(0.6, 1.2, 0.01);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the driver for a device model. */
  PulseDriver driver(DeviceModel model) {
    return new PulseDriver(
        range(model.operatingPoint().setVolts()),
        range(model.operatingPoint().resetVolts()),
        SHORTEST_SECONDS,
        LONGEST_SECONDS,
        RESOLUTION_SECONDS);
  }
}
