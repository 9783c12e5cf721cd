package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.examples.output.ReportFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;
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
   * {@return a new command line with all subcommands} Errors are reported in one line on its error
   * stream and by the exit code, never as a stack trace.
   */
  public static CommandLine commandLine() {
    CommandLine root =
        group(
            new OuroborosCommand(),
            new DemoCommand(),
            group(
                new DeviceGroup(),
                new DeviceListCommand(),
                new DeviceShowCommand(),
                new DeviceTraceCommand(),
                new DeviceSweepCommand(),
                new DeviceCompareCommand()),
            group(
                new MapperGroup(),
                new MapperTrainCommand(),
                new MapperEvaluateCommand(),
                new MapperPredictCommand(),
                new MapperExportCommand(),
                new MapperRetrainCommand()),
            group(new CrossbarGroup(), new CrossbarSolveCommand(), new CrossbarMvmCommand()),
            new ProgramCommand(),
            new OptimumCommand(),
            group(
                new StudyGroup(),
                new ErrorSourcesCommand(),
                new TradeOffCommand(),
                new WireResistanceCommand()),
            group(new ProtocolCommand(), new ProtocolP3Command()));
    FormerNames.accept(root);
    ErrorHandler errors = new ErrorHandler();
    return root.setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setExecutionStrategy(OuroborosCommand::execute)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100);
  }

  private static int execute(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } finally {
      parsed.commandSpec().commandLine().getOut().flush();
    }
  }

  private static CommandLine group(Object command, Object... subcommands) {
    CommandLine line = new CommandLine(command);
    for (Object subcommand : subcommands) {
      line.addSubcommand(subcommand);
    }
    return line;
  }

  @Command(name = "device", description = "Device models, presets and responses to pulses.")
  private static final class DeviceGroup {}

  @Command(name = "mapper", description = "Mappers from target conductances to pulses.")
  private static final class MapperGroup {}

  @Command(name = "crossbar", description = "Arrays with wires: voltages, currents, products.")
  private static final class CrossbarGroup {}

  @Command(name = "study", description = "Studies of error sources, delay, energy and wires.")
  private static final class StudyGroup {}

  /** Provides the version of the library. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ouroboros " + ReportFormat.libraryVersion()};
    }
  }
}
