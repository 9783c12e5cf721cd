package org.ouroboros.memristor.examples.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.ouroboros.memristor.core.programming.Ledger;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.JsonRecord;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.TrainingSettings;

/**
 * Writes the result of the demonstration as JSON. It contains no times, thread counts or paths of
 * the machine: equal settings give equal bytes.
 */
final class DemoRecord {

  private final DemoSettings settings;
  private final DemoResult result;

  DemoRecord(DemoSettings settings, DemoResult result) {
    this.settings = settings;
    this.result = result;
  }

  void write(Path file) {
    ObjectNode root = JsonRecord.of("ouroboros/demo-report", 1);
    root.set("provenance", Figures.provenance(settings.seed().value()));
    putSettings(root.putObject("settings"));
    putClassifier(root.putObject("classifier"));
    ArrayNode mappers = root.putArray("mappers");
    putMapper(mappers.addObject(), result.mappers().reachable());
    putMapper(mappers.addObject(), result.mappers().anyToAny());
    ArrayNode written = root.putArray("written");
    for (DemoResult.Written way : result.written()) {
      ObjectNode node = written.addObject();
      putWriting(node, way.writing());
      node.set("digitsRight", Figures.proportion(way.digitsRight()));
    }
    ObjectNode ouroboros = root.putObject("ouroboros");
    putWriting(ouroboros.putObject("mapperArrays"), result.ouroboros().writing());
    ArrayNode judged = ouroboros.putArray("freshRequests");
    for (DemoResult.Judged hits : result.ouroboros().judged()) {
      ObjectNode node = judged.addObject();
      node.put("protocol", hits.protocol()).put("relativeDifference", "ofTarget");
      node.put("tolerance", hits.tolerance());
      node.set("digitalMapper", Figures.proportion(hits.digital()));
      node.set("analogMapper", Figures.proportion(hits.analog()));
    }
    JsonRecord.write(file, root);
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
    node.put("tolerance", settings.writing().tolerance());
    node.put("budgetPulsesPerDevice", settings.writing().pulses());
    node.put("effort", settings.effort().name().toLowerCase(Locale.ROOT));
  }

  private void putClassifier(ObjectNode node) {
    node.put("inputs", 64).put("hidden", settings.effort().classifier().hidden());
    node.put("outputs", 10).put("epochs", settings.effort().classifier().epochs());
    node.put("trainingDigits", result.classifier().trainingDigits());
    node.set("digitsRight", Figures.proportion(result.classifier().digitsRight()));
  }

  private static void putMapper(ObjectNode node, MapperFile file) {
    Provenance provenance = file.provenance();
    TrainingSettings training = provenance.settings();
    node.put("name", file.mapper().name());
    node.put("protocol", training.protocol().name());
    node.put("recipe", training.recipe().name().toLowerCase(Locale.ROOT));
    node.put("seed", provenance.seed());
    node.put("requests", training.effort().requests());
    node.put("devices", training.effort().devices());
    node.put("steps", training.effort().steps());
    node.put("batch", training.effort().batch());
    node.put("hidden", training.effort().hidden());
    ArrayNode validation = node.putArray("validation");
    for (Provenance.Figure figure : provenance.validation()) {
      ObjectNode entry = validation.addObject();
      entry.put("relativeDifference", "ofTarget").put("tolerance", figure.within());
      entry.put("toleranceTold", figure.told());
      entry.set("mapper", Figures.proportion(figure.mapper()));
      entry.set("noiseFreeInverse", Figures.proportion(figure.noiseFreeInverse()));
    }
  }

  private static void putWriting(ObjectNode node, WriteResult writing) {
    Ledger.Totals totals = writing.totals();
    double devices = writing.devices();
    node.put("id", writing.id()).put("title", writing.title());
    node.put("arrays", writing.arrays().size()).put("devices", writing.devices());
    node.set("within", Figures.hits(writing.accuracy()));
    node.put("pulsesPerDevice", totals.pulses() / devices);
    node.put("readsPerDevice", totals.reads() / devices);
    node.put("programmingSeconds", totals.seconds());
    node.put("energyJoules", totals.joules());
    putSeconds(node.putObject("programmingSecondsPerDevice"), writing);
    ObjectNode outcomes = node.putObject("outcomes");
    writing
        .outcomes()
        .forEach((outcome, count) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), count));
  }

  private static void putSeconds(ObjectNode node, WriteResult writing) {
    double[] seconds = new double[writing.devices()];
    int i = 0;
    for (ProgrammingReport report : writing.arrays()) {
      for (int cell = 0; cell < report.targets().cells(); cell++) {
        seconds[i++] = report.ledger().seconds(cell);
      }
    }
    Arrays.sort(seconds);
    node.put("mean", writing.totals().seconds() / seconds.length);
    node.put("median", seconds[seconds.length / 2]);
    node.put("percentile95", seconds[(int) (0.95 * (seconds.length - 1))]);
  }
}
