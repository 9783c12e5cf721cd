package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.models.characterization.PotentiationDepression;
import org.ouroboros.memristor.models.characterization.Recording;
import org.ouroboros.memristor.models.characterization.SampledDevice;
import org.ouroboros.memristor.models.characterization.SwitchingTimes;
import org.ouroboros.memristor.models.characterization.VoltageSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Characterises one device. */
@Command(
    name = "sweep",
    description = {
      "Characterises one device.",
      "iv: current during voltage cycles between the SET and RESET peaks; the bare device, without"
          + " the limits of the window.",
      "pulses: conductance after each of a number of SET pulses and as many RESET pulses; the"
          + " periphery keeps the device inside its window, parameters vary from pulse to pulse.",
      "switching: time to 10, 20, .. 90 %% of the conductance range and to its end, at voltages"
          + " from half the largest to the largest; the bare device."
    })
final class DeviceSweepCommand implements Runnable {
  /** The kind of measurement. */
  enum Kind {
    IV,
    PULSES,
    SWITCHING
  }

  /** Default peak and largest voltages relative to the operating point. */
  private static final double OVERDRIVE = 1.5;

  /** Smallest voltage of switching times relative to the largest. */
  private static final double MIN_VOLTS_FRACTION = 0.5;

  /** Longest pulse over the default pulse length. */
  private static final int PULSES_PER_LONGEST = 200;

  @Mixin private CommonOptions common;
  @Mixin private SampledDeviceOptions sample;

  @Option(names = "--kind", paramLabel = "K", description = "iv, pulses, switching (default: iv).")
  private Kind kind = Kind.IV;

  @Option(
      names = "--set-volts",
      paramLabel = "V",
      description = "Peak, pulse or largest SET voltage [V] (default: 1.5 times SET; pulses: SET).")
  private @Nullable Double setVolts;

  @Option(names = "--reset-volts", paramLabel = "V", description = "The same for RESET [V].")
  private @Nullable Double resetVolts;

  @Option(
      names = "--seconds",
      paramLabel = "T",
      description = "Cycle of iv (default: longest pulse) or pulse (default: a 200th of that) [s].")
  private @Nullable Double seconds;

  @Option(
      names = "--start-siemens",
      paramLabel = "G",
      description = "Initial conductance [S] (default: the window's lower end).")
  private @Nullable Double startSiemens;

  @Option(names = "--cycles", paramLabel = "N", description = "Cycles of iv, pulses (default: 3).")
  private int cycles = 3;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Steps per iv cycle (default 400), pulses (100) or voltages (31) per polarity.")
  private @Nullable Integer points;

  @Option(
      names = "--waveform",
      paramLabel = "WAVEFORM",
      description = "Waveform of iv: triangle or sine (default: ${DEFAULT-VALUE}).")
  private VoltageSweep.Waveform waveform = VoltageSweep.Waveform.TRIANGLE;

  @Mixin private TableOutputOptions files;

  @Override
  public void run() {
    checkNumbers();
    SampledDevice device = sample.device(common);
    OperatingPoint point = device.model().operatingPoint();
    double factor = kind == Kind.PULSES ? 1 : OVERDRIVE;
    double set = or(setVolts, factor * point.setVolts());
    double reset = or(resetVolts, factor * point.resetVolts());
    switch (kind) {
      case IV -> voltageSweep(device, set, reset);
      case PULSES -> pulses(device, set, reset);
      case SWITCHING -> switching(device, set, reset);
    }
  }

  private void checkNumbers() {
    Require.atLeast("--cycles", cycles, 1);
    if (points != null) {
      Require.atLeast("--points", points, kind == Kind.IV ? 4 : kind == Kind.PULSES ? 1 : 2);
    }
    if (seconds != null) {
      Require.positive("--seconds", seconds);
    }
  }

  private void voltageSweep(SampledDevice device, double set, double reset) {
    OperatingPoint point = device.model().operatingPoint();
    VoltageSweep sweep =
        new VoltageSweep(
            set, reset, waveform, or(seconds, point.longestPulseSeconds()), cycles, points(400));
    Recording recording = sweep.run(device, initialSiemens(device.model()));
    String name = device.model().name();
    files.write(common, recording, () -> DevicePlots.voltageSweep(name, cycles, recording));
  }

  private void pulses(SampledDevice device, double set, double reset) {
    OperatingPoint point = device.model().operatingPoint();
    double units = point.longestPulseSeconds() / point.unitPulseSeconds() / PULSES_PER_LONGEST;
    double defaultSeconds = Math.max(1, Math.rint(units)) * point.unitPulseSeconds();
    PotentiationDepression response =
        new PotentiationDepression(set, reset, or(seconds, defaultSeconds), cycles, points(100));
    Recording recording = response.run(device, initialSiemens(device.model()));
    String name = device.model().name();
    files.write(
        common, recording, () -> DevicePlots.pulses(name, cycles, response.pulses(), recording));
  }

  private void switching(SampledDevice device, double set, double reset) {
    SwitchingTimes times = new SwitchingTimes(set, reset, MIN_VOLTS_FRACTION, points(31));
    Recording recording = times.run(device);
    String name = device.model().name();
    files.write(common, recording, () -> DevicePlots.switching(name, times.voltages(), recording));
  }

  private static double or(@Nullable Double value, double defaultValue) {
    return value == null ? defaultValue : value;
  }

  private int points(int defaultPoints) {
    return points == null ? defaultPoints : points;
  }

  private double initialSiemens(DeviceModel device) {
    var range = device.window().conductanceRange(device);
    return startSiemens == null
        ? range.minSiemens()
        : range.snapOrThrow("--start-siemens", startSiemens);
  }
}
