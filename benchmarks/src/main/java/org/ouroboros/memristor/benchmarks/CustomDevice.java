package org.ouroboros.memristor.benchmarks;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/** A user-defined device in three variants. */
record CustomDevice(String name, CustomDeviceBenchmark.Shape shape) implements PhysicalDevice {
  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("speed", 1));
  }

  @Override
  public double currentAmperes(double volts, double[] x, double[] p) {
    return volts * (1e-5 + 9e-5 * x[0]);
  }

  @Override
  public void rate(double volts, double[] x, double[] p, double[] perSecond) {
    double remaining = volts > 0 ? 1 - x[0] : x[0];
    double factor =
        switch (shape) {
          case RELAXING -> remaining;
          case ACCELERATING -> remaining * Math.exp(4 * volts * currentAmperes(volts, x, p) / 1e-4);
          case WINDOWED -> 1 - Math.pow(2 * x[0] - 1, 8);
        };
    perSecond[0] = 500 * p[0] * Math.sinh(volts) * factor;
  }
}
