package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.concurrent.Cancellation;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.Report;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Folder of jars with user-defined devices and strategies.")
  private @Nullable Path plugins;

  @Option(
      names = "--progress",
      paramLabel = "MODE",
      defaultValue = "auto",
      description = "auto: a bar on a terminal; plain: lines; none (default: ${DEFAULT-VALUE}).")
  private ProgressMode progress;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; it does not affect results (default: one per processor).")
  void setThreads(int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be at least 1, but was " + value);
    }
    threads = value;
  }

  /** Does work with this seed and a display of progress, which is closed at its end. */
  <T> T run(Function<RunContext, T> work) {
    return run(Cancellation.NEVER, work);
  }

  /** The same with cancellation. */
  <T> T run(Cancellation cancellation, Function<RunContext, T> work) {
    try (ProgressMode.Display display = progress.open(spec.commandLine().getErr())) {
      return work.apply(
          RunContext.of(seed())
              .withWorkers(workers())
              .withProgress(display)
              .withCancellation(cancellation));
    }
  }

  Seed seed() {
    return new Seed(seed);
  }

  Workers workers() {
    return Workers.of(threads);
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Reports a file that has been written. */
  void wrote(Path file) {
    out().println("wrote " + file);
  }

  /** Writes a report into a folder and prints its tables. */
  void publish(Report report, Path folder) {
    report.write(folder);
    warnWithoutFonts();
    out().println(report.text());
    wrote(folder.resolve("index.html"));
  }

  /** Reports missing fonts, without which there are no plots. */
  void warnWithoutFonts() {
    if (!Plots.available()) {
      spec.commandLine().getErr().println("ouroboros: no fonts found, plots are left out");
    }
  }

  ServiceCatalog<DeviceModel> models() {
    return Plugins.load(plugins, DeviceModel::catalog);
  }

  DeviceModel model(String name) {
    return models().find(name);
  }

  ServiceCatalog<StrategyFactory> strategies() {
    return Plugins.load(plugins, StrategyFactory::catalog);
  }
}
