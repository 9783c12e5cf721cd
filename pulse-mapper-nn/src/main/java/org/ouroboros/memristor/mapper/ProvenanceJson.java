package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.stats.Proportion;

/** Reads and writes the provenance of a mapper as JSON. */
final class ProvenanceJson {

  private ProvenanceJson() {}

  static void write(Provenance provenance, ObjectNode node) {
    node.put("variation", provenance.variation());
    node.put("seed", provenance.seed());
    node.put("libraryVersion", provenance.libraryVersion());
    write(provenance.settings(), node);
    ArrayNode validation = node.putArray("validation");
    for (Provenance.Figure figure : provenance.validation()) {
      ObjectNode entry = validation.addObject();
      entry.put("within", figure.within()).put("told", figure.told());
      entry.put("earlier", figure.terms().earlier());
      entry.put("relativeReadNoise", figure.terms().relativeReadNoise());
      entry.put("requests", figure.mapper().trials()).put("hits", figure.mapper().hits());
      entry.put("noiseFreeInverseHits", figure.noiseFreeInverse().hits());
      if (!Double.isNaN(figure.ceiling())) {
        entry.put("ceiling", figure.ceiling());
      }
    }
  }

  /** Writes settings except the tolerances, which are part of the encoding. */
  static void write(TrainingSettings settings, ObjectNode node) {
    TrainingSettings.Effort effort = settings.effort();
    ObjectNode protocol = node.putObject("protocol").put("name", settings.protocol().name());
    if (settings.protocol() instanceof RequestProtocol.Reachable reachable) {
      protocol.put("longestSeconds", reachable.longestSeconds());
    }
    node.put("recipe", settings.recipe().name());
    ObjectNode effortNode = node.putObject("effort");
    effortNode.put("requests", effort.requests()).put("devices", effort.devices());
    effortNode.put("steps", effort.steps()).put("batch", effort.batch());
    effortNode.put("hidden", effort.hidden());
    TrainingSettings.Aims aims = settings.aims();
    ObjectNode aimsNode = node.putObject("aims");
    aimsNode.put("memory", aims.memory());
    aimsNode.put("relativeReadNoise", aims.relativeReadNoise());
    if (Double.isFinite(aims.worth().delaySeconds())) {
      aimsNode.put("delaySeconds", aims.worth().delaySeconds());
    }
    if (Double.isFinite(aims.worth().energyJoules())) {
      aimsNode.put("energyJoules", aims.worth().energyJoules());
    }
  }

  static Provenance read(JsonRecord json, ToleranceRange tolerances) {
    JsonRecord effort = json.object("effort");
    TrainingSettings settings =
        new TrainingSettings(
            protocol(json.object("protocol")),
            json.choice("recipe", TrainingSettings.Recipe.class),
            tolerances,
            new TrainingSettings.Effort(
                effort.integer("requests"),
                effort.integer("devices"),
                effort.integer("steps"),
                effort.integer("batch"),
                effort.integer("hidden")),
            json.optionalObject("aims")
                .map(ProvenanceJson::aims)
                .orElse(TrainingSettings.Aims.NONE));
    List<Provenance.Figure> validation = new ArrayList<>();
    for (JsonRecord figure : json.objects("validation")) {
      long requests = figure.longInteger("requests");
      Provenance.Terms terms =
          new Provenance.Terms(
              figure.number("within"),
              figure.number("told"),
              (int) figure.optionalNumber("earlier").orElse(0),
              figure.optionalNumber("relativeReadNoise").orElse(0));
      validation.add(
          new Provenance.Figure(
              terms,
              new Proportion(figure.longInteger("hits"), requests),
              new Proportion(figure.longInteger("noiseFreeInverseHits"), requests),
              figure.optionalNumber("ceiling").orElse(Double.NaN)));
    }
    return new Provenance(
        json.text("variation"),
        json.longInteger("seed"),
        settings,
        json.text("libraryVersion"),
        validation);
  }

  private static TrainingSettings.Aims aims(JsonRecord json) {
    return new TrainingSettings.Aims(
        json.truth("memory"),
        json.number("relativeReadNoise"),
        new PulseWorth(
            json.optionalNumber("delaySeconds").orElse(Double.POSITIVE_INFINITY),
            json.optionalNumber("energyJoules").orElse(Double.POSITIVE_INFINITY)));
  }

  private static RequestProtocol protocol(JsonRecord json) {
    String name = json.text("name");
    return switch (name) {
      case "P1" -> new RequestProtocol.Reachable(json.number("longestSeconds"));
      case "P2" -> new RequestProtocol.AnyToAny();
      default ->
          throw new InvalidValueException(
              json.place() + ".name", "must be P1 or P2", "'" + name + "'");
    };
  }
}
