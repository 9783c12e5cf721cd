package org.ouroboros.memristor.examples.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.trace.PulseResponse;
import org.ouroboros.memristor.examples.trace.Recording;
import org.ouroboros.memristor.examples.trace.SwitchingTimes;
import org.ouroboros.memristor.examples.trace.TestedDevice;
import org.ouroboros.memristor.examples.trace.VoltageLoop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Characterises one device as on a test bench. */
@Command(
    name = "sweep",
    description = {
      "Characterises one device as on a test bench.",
      "iv: current in cycles of a voltage that runs between the peaks of SET and RESET; the bare"
          + " device, which no window stops.",
      "pulses: conductance after each of a number of SET pulses and as many RESET pulses; the"
          + " periphery keeps the window, parameters walk from pulse to pulse.",
      "switching: time to 10, 20, .. 90 %% of the way over the window and over all of it, at"
          + " voltages from half the largest to the largest; the bare device."
    })
final class DeviceSweepCommand implements Callable<Integer> {

  /** What is swept. */
  enum Kind {
    /** Current over voltage. */
    IV,
    /** Conductance over pulses. */
    PULSES,
    /** Times over voltage. */
    SWITCHING
  }

  /** Peaks and largest voltages, relative to the operating point, where none are given. */
  private static final double BEYOND = 1.5;

  /** Least voltage of switching times, relative to the largest. */
  private static final double LEAST_PART = 0.5;

  /** Pulses of usual length that the longest pulse is cut into. */
  private static final int PULSES_OF_LONGEST = 200;

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
      description = "What is swept: iv, pulses or switching (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      defaultValue = "NONE",
      description = "A preset from which the device is drawn with --seed (default: NONE).")
  private String variation;

  @Option(
      names = "--start-siemens",
      paramLabel = "G",
      description = "Conductance at first [S] (default: the operating window's lower end).")
  private @Nullable Double startSiemens;

  @Option(
      names = "--set-volts",
      paramLabel = "V",
      description =
          "Peak, pulse or largest voltage of SET [V] (default: the operating point's for pulses,"
              + " 1.5 times that otherwise).")
  private @Nullable Double setVolts;

  @Option(names = "--reset-volts", paramLabel = "V", description = "The same of RESET [V].")
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
          "Steps of a cycle of iv (default: 400), pulses of each direction (default: 100), or"
              + " voltages of each direction (default: 31).")
  private @Nullable Integer points;

  @Option(
      names = "--wave",
      paramLabel = "WAVE",
      defaultValue = "triangle",
      description = "How the voltage of iv runs: triangle or sine (default: ${DEFAULT-VALUE}).")
  private VoltageLoop.Wave wave;

  @Mixin private ResultFiles files;

  /** A table and the plots that show it. */
  private record Result(Recording recording, List<LinePlot> plots) {}

  @Override
  public Integer call() {
    checkNumbers();
    DeviceModel device = common.model(model);
    TestedDevice tested = new TestedDevice(device, device.preset(variation), common.seed());
    Result result =
        switch (kind) {
          case IV -> loop(tested);
          case PULSES -> pulses(tested);
          case SWITCHING -> switching(tested);
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

  private Result loop(TestedDevice device) {
    OperatingPoint point = device.model().operatingPoint();
    double cycleSeconds = seconds == null ? point.longestPulseSeconds() : seconds;
    VoltageLoop loop =
        new VoltageLoop(peaks(point, BEYOND), wave, cycleSeconds, cycles, points(400));
    Recording recording = loop.run(device, start(device.model()));
    return new Result(recording, loop.plots(device.model().name(), recording));
  }

  private Result pulses(TestedDevice device) {
    OperatingPoint point = device.model().operatingPoint();
    double units = point.longestPulseSeconds() / point.unitPulseSeconds() / PULSES_OF_LONGEST;
    double usual = Math.max(1, Math.rint(units)) * point.unitPulseSeconds();
    PulseResponse response =
        new PulseResponse(peaks(point, 1), seconds == null ? usual : seconds, cycles, points(100));
    Recording recording = response.run(device, start(device.model()));
    return new Result(recording, response.plots(device.model().name(), recording));
  }

  private Result switching(TestedDevice device) {
    OperatingPoint point = device.model().operatingPoint();
    VoltageLoop.Peaks to = peaks(point, BEYOND);
    VoltageLoop.Peaks from =
        new VoltageLoop.Peaks(LEAST_PART * to.setVolts(), LEAST_PART * to.resetVolts());
    SwitchingTimes times = new SwitchingTimes(from, to, points(31));
    Recording recording = times.run(device);
    return new Result(recording, times.plots(device.model().name(), recording));
  }

  private VoltageLoop.Peaks peaks(OperatingPoint point, double usualPart) {
    return new VoltageLoop.Peaks(
            setVolts == null ? usualPart * point.setVolts() : setVolts,
            resetVolts == null ? usualPart * point.resetVolts() : resetVolts)
        .checked(point);
  }

  private int points(int usual) {
    return points == null ? usual : points;
  }

  private double start(DeviceModel device) {
    var range = device.window().siemens(device);
    return startSiemens == null
        ? range.minSiemens()
        : range.accept("--start-siemens", startSiemens);
  }
}
