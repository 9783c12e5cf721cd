package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.latent.LatentTransitTimes;

/** Reads and writes a latent device model as JSON. */
final class LatentModelJson {
  private LatentModelJson() {}

  static void write(LatentDeviceModel model, ObjectNode node) {
    node.put("logSecondsSigma", model.noise().logSecondsSigma());
    node.put("relativeReadNoise", model.noise().relativeReadNoise());
    LatentDeviceModel.Prior prior = model.prior();
    JsonReader.write(prior.covariance(), node.putArray("covariance"));
    JsonReader.write(prior.lowest(), node.putArray("lowest"));
    JsonReader.write(prior.highest(), node.putArray("highest"));
    LatentDeviceModel.CycleDrift drift = prior.drift();
    ObjectNode driftNode = node.putObject("walk");
    JsonReader.write(drift.baseCovariance(), driftNode.putArray("direct"));
    JsonReader.write(drift.switchingCovariance(), driftNode.putArray("slope"));
    driftNode.put("lowerState", drift.lowerState()).put("upperState", drift.upperState());
    JsonReader.write(drift.states(), driftNode.putArray("states"));
    write(model.set(), node.putObject("set"));
    write(model.reset(), node.putObject("reset"));
  }

  private static void write(LatentTransitTimes times, ObjectNode node) {
    JsonReader.write(times.grid().volts(), node.putArray("volts"));
    node.put("least", times.grid().minLatent()).put("most", times.grid().maxLatent());
    ArrayNode logSeconds = node.putArray("logSeconds");
    for (double[][] table : times.logSeconds()) {
      JsonReader.write(table, logSeconds.addArray());
    }
    JsonReader.write(times.derivatives(), node.putArray("slopes"));
  }

  static LatentDeviceModel read(JsonReader json, ConductanceRange range) {
    JsonReader drift = json.object("walk");
    return new LatentDeviceModel(
        times(json.object("set"), range),
        times(json.object("reset"), range),
        new LatentDeviceModel.Prior(
            json.numbers("covariance"),
            json.numbers("lowest"),
            json.numbers("highest"),
            new LatentDeviceModel.CycleDrift(
                drift.numbers("direct"),
                drift.numbers("slope"),
                drift.numbers("states"),
                drift.number("lowerState"),
                drift.number("upperState"))),
        new LatentDeviceModel.Noise(
            json.number("logSecondsSigma"), json.number("relativeReadNoise")));
  }

  private static LatentTransitTimes times(JsonReader json, ConductanceRange range) {
    return new LatentTransitTimes(
        new LatentTransitTimes.Grid(
            range, json.numbers("volts"), json.number("least"), json.number("most")),
        json.matrices("logSeconds").toArray(double[][][]::new),
        json.matrix("slopes"));
  }
}
