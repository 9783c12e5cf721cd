package org.ouroboros.memristor.examples.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.TrainingSettings;

/**
 * Writes the result of the demonstration as JSON. It contains no times, thread counts or paths of
 * the machine: equal settings give equal bytes.
 */
final class DemoJson {

  private final DemoSettings settings;
  private final DemoResult result;

  DemoJson(DemoSettings settings, DemoResult result) {
    this.settings = settings;
    this.result = result;
  }

  void write(Path file) {
    ObjectNode root = JsonDocument.of("ouroboros/demo-report", 1);
    root.set("provenance", ReportFormat.provenance(settings.seed().value()));
    putSettings(root.putObject("settings"));
    putClassifier(root.putObject("classifier"));
    ArrayNode mappers = root.putArray("mappers");
    putMapper(mappers.addObject(), result.mappers().reachable());
    putMapper(mappers.addObject(), result.mappers().anyToAny());
    ArrayNode written = root.putArray("written");
    for (DemoResult.ProgrammedClassifier classifier : result.programmed()) {
      ObjectNode node = written.addObject();
      putProgramming(node, classifier.programming());
      node.set("digitsRight", ReportFormat.proportion(classifier.accuracy()));
    }
    ObjectNode analogMapper = root.putObject("ouroboros");
    putProgramming(analogMapper.putObject("mapperArrays"), result.analogMapper().programming());
    ArrayNode hitRateNodes = analogMapper.putArray("freshRequests");
    for (DemoResult.MapperHitRates hitRates : result.analogMapper().hitRates()) {
      ObjectNode node = hitRateNodes.addObject();
      node.put("protocol", hitRates.protocol()).put("relativeDifference", "ofTarget");
      node.put("tolerance", hitRates.tolerance());
      node.set("digitalMapper", ReportFormat.proportion(hitRates.digital()));
      node.set("analogMapper", ReportFormat.proportion(hitRates.analog()));
    }
    JsonDocument.write(file, root);
  }

  private void putSettings(ObjectNode node) {
    DemoSettings.Periphery periphery = settings.periphery();
    node.put("deviceModel", Demo.MODEL).put("variation", Demo.VARIATION);
    node.put("pulses", "rectangular");
    node.put("tileRows", settings.tileSize().maxRows());
    node.put("tileColumns", settings.tileSize().maxColumns());
    node.put("dacBits", periphery.converters().dacBits());
    node.put("adcBits", periphery.converters().adcBits());
    node.put("relativeReadNoise", periphery.relativeReadNoise());
    node.put("tolerance", settings.goal().tolerance());
    node.put("budgetPulsesPerDevice", settings.goal().pulses());
    node.put("effort", settings.effort().name().toLowerCase(Locale.ROOT));
  }

  private void putClassifier(ObjectNode node) {
    node.put("inputs", 64).put("hidden", settings.effort().classifier().hidden());
    node.put("outputs", 10).put("epochs", settings.effort().classifier().epochs());
    node.put("trainingDigits", result.classifier().trainingDigits());
    node.set("digitsRight", ReportFormat.proportion(result.classifier().accuracy()));
  }

  private static void putMapper(ObjectNode node, MapperFile file) {
    Provenance provenance = file.provenance();
    TrainingSettings training = provenance.settings();
    node.put("name", file.mapper().name());
    node.put("protocol", training.distribution().name());
    node.put("recipe", training.recipe().name().toLowerCase(Locale.ROOT));
    node.put("seed", provenance.seed());
    node.put("requests", training.effort().requests());
    node.put("devices", training.effort().devices());
    node.put("steps", training.effort().steps());
    node.put("batch", training.effort().batch());
    node.put("hidden", training.effort().hidden());
    ArrayNode validation = node.putArray("validation");
    for (Provenance.ValidationResult validationResult : provenance.validation()) {
      ObjectNode entry = validation.addObject();
      entry
          .put("relativeDifference", "ofTarget")
          .put("tolerance", validationResult.evaluatedTolerance());
      entry.put("toleranceTold", validationResult.requestedTolerance());
      entry.set("mapper", ReportFormat.proportion(validationResult.mapper()));
      entry.set("noiseFreeInverse", ReportFormat.proportion(validationResult.noiseFreeInverse()));
    }
  }

  private static void putProgramming(ObjectNode node, NetworkProgrammingResult programming) {
    ProgrammingCost.Totals totals = programming.totals();
    double devices = programming.devices();
    node.put("id", programming.id()).put("title", programming.title());
    node.put("arrays", programming.arrays().size()).put("devices", programming.devices());
    node.set("within", ReportFormat.hitRates(programming.accuracy()));
    node.put("pulsesPerDevice", totals.pulses() / devices);
    node.put("readsPerDevice", totals.reads() / devices);
    node.put("programmingSeconds", totals.seconds());
    node.put("energyJoules", totals.joules());
    putSeconds(node.putObject("programmingSecondsPerDevice"), programming);
    ObjectNode outcomes = node.putObject("outcomes");
    programming
        .outcomes()
        .forEach((outcome, count) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), count));
  }

  private static void putSeconds(ObjectNode node, NetworkProgrammingResult programming) {
    double[] seconds = new double[programming.devices()];
    int i = 0;
    for (ProgrammingReport report : programming.arrays()) {
      for (int cell = 0; cell < report.targets().cells(); cell++) {
        seconds[i++] = report.cost().seconds(cell);
      }
    }
    Arrays.sort(seconds);
    node.put("mean", programming.totals().seconds() / seconds.length);
    node.put("median", seconds[seconds.length / 2]);
    node.put("percentile95", seconds[(int) (0.95 * (seconds.length - 1))]);
  }
}
