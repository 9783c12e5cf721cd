package org.ouroboros.memristor.examples.demo;

import static org.ouroboros.memristor.examples.output.ReportFormat.fixed;
import static org.ouroboros.memristor.examples.output.ReportFormat.hitRates;
import static org.ouroboros.memristor.examples.output.ReportFormat.libraryVersion;
import static org.ouroboros.memristor.examples.output.ReportFormat.outcomes;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;
import static org.ouroboros.memristor.examples.output.ReportFormat.plain;
import static org.ouroboros.memristor.examples.output.ReportFormat.proportion;
import static org.ouroboros.memristor.examples.output.ReportFormat.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.TrainingSettings;

/** Makes the report of the demonstration. */
record DemoReport(
    CrossbarSpec.TileSize tileSize, Demo.Effort effort, long seed, DemoResult result) {
  Report report() {
    Report report =
        new Report(
            "A digit classifier programmed into simulated memristor crossbars",
            "report.json",
            "ouroboros/demo-report",
            seed);
    addSettings(report);
    addResults(report.json());
    Proportion floatingPoint = result.floatingPoint();
    return report
        .csv("cells.csv", Cell.columns(), allRows().flatMap(Cell::all)::iterator)
        .paragraph(
            String.format(
                Locale.ROOT,
                "A 64-32-10 network classifies %s %% of %d test digits correctly in floating point."
                    + " Its weights were programmed as differential pairs into arrays of %d JART"
                    + " VCM v1b devices (preset REALISTIC) in random states: the same targets and"
                    + " copies of the same devices for every strategy. The digits were then"
                    + " classified with the arrays.",
                percent(floatingPoint),
                floatingPoint.trials(),
                result.strategies().get(0).programming().devices()))
        .paragraph(
            "The pulse mapper was trained for this report on devices that are in no array: once on"
                + " requests that a pulse can reach (P1) and once on arbitrary ones (P2). Weights"
                + " are arbitrary targets, so the strategies use the latter.")
        .heading("Strategies")
        .table(Row.columns().table(Stream.concat(Stream.of(floatingPoint()), allRows()).toList()))
        .legend(
            "Percentage of devices that ended within 50, 20, 10 % of their target; sym: by the"
                + " symmetric difference. Pulses, reads, programming time and energy per device."
                + " Accuracy on the test digits.")
        .plot(
            "target-reached.png",
            "Target against reached conductance; dashed: +-10 %.",
            file -> Plots.scatter(file, samples(result.strategies())))
        .plot(
            "error-histogram.png",
            "Relative difference from the target.",
            file -> Plots.histogram(file, samples(result.strategies())))
        .plot(
            "delay-accuracy.png",
            "Accuracy against programming time.",
            file -> Plots.delay(file, costErrors(), floatingPoint.value()))
        .heading("The mapper on its own array")
        .paragraph(
            "The weights of the pulse mapper were programmed into crossbars as well (hybrid, with"
                + " the digital mapper). Its analog inference then chose the pulses for another"
                + " copy of the classifier's arrays.")
        .table(mapperHitRates().table(result.hitRates()))
        .plot(
            "target-reached-other.png",
            "The same arrays, pulses chosen by other mappers.",
            file -> Plots.scatter(file, samples(result.otherMappers())));
  }

  private void addSettings(Report report) {
    int dacBits = Demo.CONVERTERS.dacBits();
    int adcBits = Demo.CONVERTERS.adcBits();
    String effortName = effort.name().toLowerCase(Locale.ROOT);
    report
        .setting("library", libraryVersion())
        .setting("Java", System.getProperty("java.version"))
        .setting("seed", seed)
        .setting("device", Demo.MODEL + ", " + Demo.VARIATION)
        .setting("largest array", tileSize.maxRows() + " x " + tileSize.maxColumns())
        .setting("converters", dacBits + " bits in, " + adcBits + " bits out")
        .setting("read noise", 100 * Demo.RELATIVE_READ_NOISE + " %")
        .setting("tolerance", 100 * Demo.TOLERANCE + " %")
        .setting("budget", Demo.PULSE_BUDGET + " pulses per device")
        .setting("effort", effortName);
    ObjectNode node = report.json().putObject("settings");
    node.put("deviceModel", Demo.MODEL).put("variation", Demo.VARIATION);
    node.put("pulses", "rectangular");
    node.put("tileRows", tileSize.maxRows()).put("tileColumns", tileSize.maxColumns());
    node.put("dacBits", dacBits).put("adcBits", adcBits);
    node.put("relativeReadNoise", Demo.RELATIVE_READ_NOISE).put("tolerance", Demo.TOLERANCE);
    node.put("budgetPulsesPerDevice", Demo.PULSE_BUDGET).put("effort", effortName);
  }

  private void addResults(ObjectNode root) {
    ObjectNode classifier = root.putObject("classifier");
    classifier.put("inputs", Digits.PIXELS).put("hidden", effort.classifier().hidden());
    classifier.put("outputs", Digits.CLASSES).put("epochs", effort.classifier().epochs());
    classifier.put("trainingDigits", result.trainingDigits());
    classifier.set("digitsRight", proportion(result.floatingPoint()));
    root.set("mappers", mapperColumns().json(result.mappers()));
    root.set("written", Row.columns().json(result.programmed().stream().map(Row::of).toList()));
    ObjectNode analog = root.putObject("ouroboros");
    analog.set("mapperArrays", Row.columns().json(mapperRow()));
    analog.set("freshRequests", mapperHitRates().json(result.hitRates()));
  }

  private static Columns<MapperFile> mapperColumns() {
    return new Columns<MapperFile>()
        .data("", "name", file -> file.mapper().name())
        .data("", "protocol", file -> training(file).distribution().name())
        .data("", "recipe", file -> training(file).recipe().name().toLowerCase(Locale.ROOT))
        .data("", "seed", file -> file.provenance().seed())
        .data("", "requests", file -> training(file).effort().requests())
        .data("", "devices", file -> training(file).effort().devices())
        .data("", "steps", file -> training(file).effort().steps())
        .data("", "batch", file -> training(file).effort().batch())
        .data("", "hidden", file -> training(file).effort().hidden())
        .data("", "validation", file -> validationColumns().json(file.provenance().validation()));
  }

  private static TrainingSettings training(MapperFile file) {
    return file.provenance().settings();
  }

  private static Columns<MapperFile.Provenance.ValidationResult> validationColumns() {
    return new Columns<MapperFile.Provenance.ValidationResult>()
        .data("", "relativeDifference", row -> ReportFormat.key(RelativeDifference.OF_TARGET))
        .data("", "tolerance", MapperFile.Provenance.ValidationResult::evaluatedTolerance)
        .data("", "toleranceTold", MapperFile.Provenance.ValidationResult::requestedTolerance)
        .data("", "mapper", MapperFile.Provenance.ValidationResult::mapper)
        .data("", "noiseFreeInverse", MapperFile.Provenance.ValidationResult::noiseFreeInverse);
  }

  /** Hit rates of the mapper on its own array, compared with those of the digital one. */
  private static Columns<DemoResult.MapperHitRates> mapperHitRates() {
    return new Columns<DemoResult.MapperHitRates>()
        .text(
            "requests within", row -> "+-" + percent(row.tolerance()) + " (" + row.protocol() + ")")
        .data("", "protocol", DemoResult.MapperHitRates::protocol)
        .data("", "relativeDifference", row -> ReportFormat.key(RelativeDifference.OF_TARGET))
        .data("", "tolerance", DemoResult.MapperHitRates::tolerance)
        .text("digital [%]", row -> percent(row.digital()))
        .text("analog [%]", row -> percent(row.analog()))
        .data("", "digitalMapper", DemoResult.MapperHitRates::digital)
        .data("", "analogMapper", DemoResult.MapperHitRates::analog)
        .text(
            "loss [points]", row -> fixed(100 * (row.digital().value() - row.analog().value()), 1));
  }

  /** A programmed network and the digits that a classifier in it classifies correctly. */
  private record Row(NetworkProgrammingResult network, Optional<Proportion> digits) {
    static Row of(DemoResult.ProgrammedClassifier classifier) {
      return new Row(classifier.programming(), Optional.of(classifier.accuracy()));
    }

    static Columns<Row> columns() {
      return new Columns<Row>()
          .data("", "id", row -> row.network().id())
          .value("strategy", "", "title", row -> row.network().title())
          .hitRates("", RelativeDifference.OF_TARGET, row -> row.network().accuracy())
          .hitRates(" sym", RelativeDifference.SYMMETRIC, row -> row.network().accuracy())
          .data("", "arrays", row -> row.network().arrays().size())
          .data("", "devices", row -> row.network().devices())
          .data("", "within", row -> hitRates(row.network().accuracy()))
          .text("pulses", row -> row.text(row.network().totals().pulses()))
          .text("reads", row -> row.text(row.network().totals().reads()))
          .data("", "pulsesPerDevice", row -> row.perDevice(row.network().totals().pulses()))
          .data("", "readsPerDevice", row -> row.perDevice(row.network().totals().reads()))
          .text("time [ms]", row -> row.plainText(1e3 * row.network().totals().seconds()))
          .text("energy [nJ]", row -> row.plainText(1e9 * row.network().totals().joules()))
          .data("", "programmingSeconds", row -> row.network().totals().seconds())
          .data("", "energyJoules", row -> row.network().totals().joules())
          .data("", "programmingSecondsPerDevice", Row::secondsPerDevice)
          .data("", "outcomes", row -> outcomes(row.network().outcomes()))
          .data("", "digitsRight", Row::digits)
          .text("digits [%]", row -> row.digits().map(ReportFormat::percent).orElse("-"));
    }

    private double perDevice(double total) {
      return total / network.devices();
    }

    private String text(double total) {
      return network.devices() == 0 ? "-" : fixed(perDevice(total), 2);
    }

    private String plainText(double total) {
      return network.devices() == 0 ? "-" : plain(perDevice(total), 3);
    }

    private ObjectNode secondsPerDevice() {
      double[] seconds = network.cells((report, cell) -> report.cost().seconds(cell));
      double[] sorted = Arrays.stream(seconds).sorted().toArray();
      return JsonNodeFactory.instance
          .objectNode()
          .put("mean", network.totals().seconds() / sorted.length)
          .put("median", sorted[sorted.length / 2])
          .put("percentile95", sorted[(int) (0.95 * (sorted.length - 1))]);
    }
  }

  /** All programmed networks. */
  private Stream<Row> allRows() {
    return Stream.concat(result.programmed().stream().map(Row::of), Stream.of(mapperRow()));
  }

  private Row mapperRow() {
    return new Row(result.mapperArrays(), Optional.empty());
  }

  private Row floatingPoint() {
    NetworkProgrammingResult none = new NetworkProgrammingResult("", "floating point", List.of());
    return new Row(none, Optional.of(result.floatingPoint()));
  }

  /** A cell of an array of a network. */
  private record Cell(NetworkProgrammingResult network, int array, int cell) {
    static Stream<Cell> all(Row row) {
      NetworkProgrammingResult network = row.network();
      return IntStream.range(0, network.arrays().size())
          .boxed()
          .flatMap(
              array ->
                  IntStream.range(0, network.arrays().get(array).targets().cells())
                      .mapToObj(cell -> new Cell(network, array, cell)));
    }

    ProgrammingReport report() {
      return network.arrays().get(array);
    }

    static Columns<Cell> columns() {
      return new Columns<Cell>()
          .data("way", "", cell -> cell.network().id())
          .data("array", "", Cell::array)
          .data("cell", "", Cell::cell)
          .data("target_siemens", "", cell -> cell.report().targets().siemens(cell.cell()))
          .data("reached_siemens", "", cell -> cell.report().reachedSiemens(cell.cell()))
          .data("last_read_siemens", "", cell -> reading(cell.report().readSiemens(cell.cell())))
          .data("pulses", "", cell -> cell.report().cost().pulses(cell.cell()))
          .data("reads", "", cell -> cell.report().cost().reads(cell.cell()))
          .data("seconds", "", cell -> cell.report().cost().seconds(cell.cell()))
          .data("joules", "", cell -> cell.report().cost().joules(cell.cell()))
          .data("outcome", "", cell -> cell.report().outcome(cell.cell()));
    }
  }

  private static List<Plots.Sample> samples(List<DemoResult.ProgrammedClassifier> programmed) {
    return programmed.stream()
        .map(DemoResult.ProgrammedClassifier::programming)
        .map(
            network ->
                new Plots.Sample(
                    network.title(), network.targetSiemens(), network.reachedSiemens()))
        .toList();
  }

  private List<Plots.CostError> costErrors() {
    return result.programmed().stream()
        .map(
            classifier -> {
              NetworkProgrammingResult network = classifier.programming();
              return new Plots.CostError(
                  network.title(),
                  network.totals().seconds() / network.devices(),
                  network.accuracy().withinTolerance(RelativeDifference.OF_TARGET, 0.1).value(),
                  classifier.accuracy().value());
            })
        .toList();
  }
}
