package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.internal.io.LibraryVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The root command. */
@Command(
    name = "ouroboros",
    description = "Simulates and programs memristor crossbars.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = OuroborosCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:success", "1:failed run", "2:bad usage or bad input, reported in one line"})
public final class OuroborosCommand {

  private OuroborosCommand() {}

  /**
   * Makes the command line with all subcommands. Errors are reported in one line on its error
   * stream and by the exit code, never as a stack trace.
   *
   * @return a new command line
   */
  public static CommandLine commandLine() {
    ErrorHandler errors = new ErrorHandler();
    CommandLine device =
        group(
            new DeviceCommand(),
            new DeviceListCommand(),
            new DeviceShowCommand(),
            new DeviceTraceCommand(),
            new DeviceSweepCommand(),
            new DeviceCompareCommand());
    CommandLine mapper =
        group(
            new MapperCommand(),
            new MapperTrainCommand(),
            new MapperEvaluateCommand(),
            new MapperPredictCommand(),
            new MapperTradeOffCommand(),
            new MapperExportCommand());
    CommandLine crossbar =
        group(
            new CrossbarCommand(),
            new CrossbarSolveCommand(),
            new CrossbarMvmCommand(),
            new CrossbarReportCommand());
    CommandLine root =
        group(
            new OuroborosCommand(),
            new DemoCommand(),
            device,
            mapper,
            crossbar,
            new ProgramCommand(),
            new OptimumCommand(),
            new ErrorSourcesCommand(),
            group(new ProtocolCommand(), new ProtocolP3Command()));
    return root.setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100);
  }

  private static CommandLine group(Object command, Object... subcommands) {
    CommandLine line = new CommandLine(command);
    for (Object subcommand : subcommands) {
      line.addSubcommand(subcommand);
    }
    return line;
  }

  /** Provides the version of the library. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ouroboros " + LibraryVersion.get()};
    }
  }
}
