package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/** Reads and writes the provenance of a mapper as JSON. */
final class ProvenanceJson {
  private ProvenanceJson() {}

  static void write(MapperFile.Provenance provenance, ObjectNode node) {
    node.put("variation", provenance.variation());
    node.put("seed", provenance.seed());
    node.put("libraryVersion", provenance.libraryVersion());
    write(provenance.settings(), node);
    ArrayNode validation = node.putArray("validation");
    for (MapperFile.Provenance.ValidationResult result : provenance.validation()) {
      ObjectNode entry = validation.addObject();
      entry.put("within", result.evaluatedTolerance()).put("told", result.requestedTolerance());
      entry.put("earlier", result.conditions().earlierOutcomes());
      entry.put("relativeReadNoise", result.conditions().relativeReadNoise());
      entry.put("requests", result.mapper().trials()).put("hits", result.mapper().hits());
      entry.put("noiseFreeInverseHits", result.noiseFreeInverse().hits());
      if (!Double.isNaN(result.optimum())) {
        entry.put("ceiling", result.optimum());
      }
    }
  }

  /** Writes settings except the tolerances, which are part of the encoding. */
  static void write(TrainingSettings settings, ObjectNode node) {
    TrainingSettings.Effort effort = settings.effort();
    ObjectNode distribution =
        node.putObject("protocol").put("name", settings.distribution().name());
    if (settings.distribution() instanceof RequestDistribution.ReachableRequests reachable) {
      distribution.put("longestSeconds", reachable.longestSeconds());
    }
    node.put("recipe", settings.recipe().name());
    ObjectNode effortNode = node.putObject("effort");
    effortNode.put("requests", effort.requests()).put("devices", effort.devices());
    effortNode.put("steps", effort.steps()).put("batch", effort.batch());
    effortNode.put("hidden", effort.hidden());
    TrainingSettings.Capabilities capabilities = settings.capabilities();
    ObjectNode capabilitiesNode = node.putObject("aims");
    capabilitiesNode.put("memory", capabilities.onlineAdaptation());
    capabilitiesNode.put("relativeReadNoise", capabilities.relativeReadNoise());
    if (Double.isFinite(capabilities.utility().delaySeconds())) {
      capabilitiesNode.put("delaySeconds", capabilities.utility().delaySeconds());
    }
    if (Double.isFinite(capabilities.utility().energyJoules())) {
      capabilitiesNode.put("energyJoules", capabilities.utility().energyJoules());
    }
  }

  static MapperFile.Provenance read(JsonReader json, ToleranceRange tolerances) {
    JsonReader effort = json.object("effort");
    TrainingSettings settings =
        new TrainingSettings(
            distribution(json.object("protocol")),
            json.enumConstant("recipe", TrainingSettings.Recipe.class),
            tolerances,
            new TrainingSettings.Effort(
                effort.integer("requests"),
                effort.integer("devices"),
                effort.integer("steps"),
                effort.integer("batch"),
                effort.integer("hidden")),
            json.optionalObject("aims")
                .map(ProvenanceJson::capabilities)
                .orElse(TrainingSettings.Capabilities.NONE));
    List<MapperFile.Provenance.ValidationResult> validation = new ArrayList<>();
    for (JsonReader result : json.objects("validation")) {
      long requests = result.longInteger("requests");
      MapperFile.Provenance.TrainingConditions conditions =
          new MapperFile.Provenance.TrainingConditions(
              result.number("within"),
              result.number("told"),
              (int) result.optionalNumber("earlier").orElse(0),
              result.optionalNumber("relativeReadNoise").orElse(0));
      validation.add(
          new MapperFile.Provenance.ValidationResult(
              conditions,
              new Proportion(result.longInteger("hits"), requests),
              new Proportion(result.longInteger("noiseFreeInverseHits"), requests),
              result.optionalNumber("ceiling").orElse(Double.NaN)));
    }
    return new MapperFile.Provenance(
        json.text("variation"),
        json.longInteger("seed"),
        settings,
        json.text("libraryVersion"),
        validation);
  }

  private static TrainingSettings.Capabilities capabilities(JsonReader json) {
    return new TrainingSettings.Capabilities(
        json.bool("memory"),
        json.number("relativeReadNoise"),
        new TrainingSettings.PulseUtility(
            json.optionalNumber("delaySeconds").orElse(Double.POSITIVE_INFINITY),
            json.optionalNumber("energyJoules").orElse(Double.POSITIVE_INFINITY)));
  }

  private static RequestDistribution distribution(JsonReader json) {
    String name = json.text("name");
    return switch (name) {
      case "P1" -> new RequestDistribution.ReachableRequests(json.number("longestSeconds"));
      case "P2" -> new RequestDistribution.UniformRequests();
      default ->
          throw new InvalidValueException(
              json.location() + ".name", "must be P1 or P2", "'" + name + "'");
    };
  }
}
