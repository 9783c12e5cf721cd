package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ouroboros.memristor.core.device.SiemensRange;

/** Reads and writes a latent device model as JSON. */
final class BeliefJson {

  private BeliefJson() {}

  static void write(DeviceBelief belief, ObjectNode node) {
    node.put("logSecondsSigma", belief.noise().logSeconds());
    node.put("relativeReadNoise", belief.noise().relativeRead());
    DeviceBelief.Prior prior = belief.prior();
    JsonRecord.write(prior.covariance(), node.putArray("covariance"));
    JsonRecord.write(prior.lowest(), node.putArray("lowest"));
    JsonRecord.write(prior.highest(), node.putArray("highest"));
    DeviceBelief.Walk walk = prior.walk();
    ObjectNode walkNode = node.putObject("walk");
    JsonRecord.write(walk.direct(), walkNode.putArray("direct"));
    JsonRecord.write(walk.slope(), walkNode.putArray("slope"));
    walkNode.put("lowerState", walk.lowerState()).put("upperState", walk.upperState());
    JsonRecord.write(walk.states(), walkNode.putArray("states"));
    write(belief.set(), node.putObject("set"));
    write(belief.reset(), node.putObject("reset"));
  }

  private static void write(LatentTimes times, ObjectNode node) {
    JsonRecord.write(times.grid().volts(), node.putArray("volts"));
    node.put("least", times.grid().least()).put("most", times.grid().most());
    ArrayNode logSeconds = node.putArray("logSeconds");
    for (double[][] table : times.logSeconds()) {
      JsonRecord.write(table, logSeconds.addArray());
    }
    JsonRecord.write(times.slopes(), node.putArray("slopes"));
  }

  static DeviceBelief read(JsonRecord json, SiemensRange range) {
    JsonRecord walk = json.object("walk");
    return new DeviceBelief(
        times(json.object("set"), range),
        times(json.object("reset"), range),
        new DeviceBelief.Prior(
            json.numbers("covariance"),
            json.numbers("lowest"),
            json.numbers("highest"),
            new DeviceBelief.Walk(
                walk.numbers("direct"),
                walk.numbers("slope"),
                walk.numbers("states"),
                walk.number("lowerState"),
                walk.number("upperState"))),
        new DeviceBelief.Noise(json.number("logSecondsSigma"), json.number("relativeReadNoise")));
  }

  private static LatentTimes times(JsonRecord json, SiemensRange range) {
    return new LatentTimes(
        new LatentTimes.Grid(
            range, json.numbers("volts"), json.number("least"), json.number("most")),
        json.matrices("logSeconds").toArray(double[][][]::new),
        json.matrix("slopes"));
  }
}
