package org.ouroboros.memristor.examples.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.trace.PotentiationDepression;
import org.ouroboros.memristor.examples.trace.Recording;
import org.ouroboros.memristor.examples.trace.SampledDevice;
import org.ouroboros.memristor.examples.trace.SwitchingTimes;
import org.ouroboros.memristor.examples.trace.VoltageSweep;
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
final class DeviceSweepCommand implements Callable<Integer> {

  /** The kind of measurement. */
  enum Kind {
    /** Current over voltage. */
    IV,
    /** Conductance over pulses. */
    PULSES,
    /** Times over voltage. */
    SWITCHING
  }

  /** Default peak and largest voltages relative to the operating point. */
  private static final double OVERDRIVE = 1.5;

  /** Smallest voltage of switching times relative to the largest. */
  private static final double MIN_VOLTS_FRACTION = 0.5;

  /** Longest pulse over the default pulse length. */
  private static final int PULSES_PER_LONGEST = 200;

  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "Device model, as device list shows it.")
  private String model;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "iv",
      description = "Measurement: iv, pulses or switching (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      defaultValue = "NONE",
      description = "Preset from which the device is sampled with --seed (default: NONE).")
  private String variation;

  @Option(
      names = "--start-siemens",
      paramLabel = "G",
      description = "Initial conductance [S] (default: the operating window's lower end).")
  private @Nullable Double startSiemens;

  @Option(
      names = "--set-volts",
      paramLabel = "V",
      description =
          "Peak, pulse or largest SET voltage [V] (default: the operating point's for pulses,"
              + " 1.5 times that otherwise).")
  private @Nullable Double setVolts;

  @Option(names = "--reset-volts", paramLabel = "V", description = "The same for RESET [V].")
  private @Nullable Double resetVolts;

  @Option(
      names = "--seconds",
      paramLabel = "T",
      description =
          "Length of a cycle of iv (default: the longest pulse) or of each pulse (default: a 200th"
              + " of the longest, in whole unit pulses) [s].")
  private @Nullable Double seconds;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      defaultValue = "3",
      description = "Cycles of iv or pulses (default: ${DEFAULT-VALUE}).")
  private int cycles;

  @Option(
      names = "--points",
      paramLabel = "N",
      description =
          "Steps per cycle of iv (default: 400), pulses per polarity (default: 100), or voltages"
              + " per polarity (default: 31).")
  private @Nullable Integer points;

  @Option(
      names = "--wave",
      paramLabel = "WAVE",
      defaultValue = "triangle",
      description = "Waveform of iv: triangle or sine (default: ${DEFAULT-VALUE}).")
  private VoltageSweep.Waveform waveform;

  @Mixin private TableOutputOptions files;

  /** A table and its plots. */
  private record Result(Recording recording, List<LinePlot> plots) {}

  @Override
  public Integer call() {
    checkNumbers();
    DeviceModel device = common.model(model);
    SampledDevice sampled = new SampledDevice(device, device.preset(variation), common.seed());
    Result result =
        switch (kind) {
          case IV -> voltageSweep(sampled);
          case PULSES -> pulses(sampled);
          case SWITCHING -> switching(sampled);
        };
    files.write(common, result.recording().header(), result.recording()::writeRows, result::plots);
    return 0;
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

  private Result voltageSweep(SampledDevice device) {
    OperatingPoint point = device.model().operatingPoint();
    double cycleSeconds = seconds == null ? point.longestPulseSeconds() : seconds;
    VoltageSweep sweep =
        new VoltageSweep(peaks(point, OVERDRIVE), waveform, cycleSeconds, cycles, points(400));
    Recording recording = sweep.run(device, initialSiemens(device.model()));
    return new Result(recording, sweep.plots(device.model().name(), recording));
  }

  private Result pulses(SampledDevice device) {
    OperatingPoint point = device.model().operatingPoint();
    double units = point.longestPulseSeconds() / point.unitPulseSeconds() / PULSES_PER_LONGEST;
    double defaultSeconds = Math.max(1, Math.rint(units)) * point.unitPulseSeconds();
    PotentiationDepression response =
        new PotentiationDepression(
            peaks(point, 1), seconds == null ? defaultSeconds : seconds, cycles, points(100));
    Recording recording = response.run(device, initialSiemens(device.model()));
    return new Result(recording, response.plots(device.model().name(), recording));
  }

  private Result switching(SampledDevice device) {
    OperatingPoint point = device.model().operatingPoint();
    VoltageSweep.VoltagePair maxVolts = peaks(point, OVERDRIVE);
    VoltageSweep.VoltagePair minVolts =
        new VoltageSweep.VoltagePair(
            MIN_VOLTS_FRACTION * maxVolts.setVolts(), MIN_VOLTS_FRACTION * maxVolts.resetVolts());
    SwitchingTimes times = new SwitchingTimes(minVolts, maxVolts, points(31));
    Recording recording = times.run(device);
    return new Result(recording, times.plots(device.model().name(), recording));
  }

  private VoltageSweep.VoltagePair peaks(OperatingPoint point, double defaultFactor) {
    return new VoltageSweep.VoltagePair(
            setVolts == null ? defaultFactor * point.setVolts() : setVolts,
            resetVolts == null ? defaultFactor * point.resetVolts() : resetVolts)
        .requirePolarities(point);
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
