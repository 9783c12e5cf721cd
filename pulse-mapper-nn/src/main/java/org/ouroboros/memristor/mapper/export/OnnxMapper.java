package org.ouroboros.memristor.mapper.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import onnx.Onnx;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.internal.io.LibraryVersion;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.MapperAccess;
import org.ouroboros.memristor.mapper.internal.network.MapperDefinition;
import org.ouroboros.memristor.mapper.internal.network.Mlp;
import org.ouroboros.memristor.mapper.internal.network.PolarityNetworks;

/**
 * Exports a mapper as an ONNX model (operator set 13, doubles). Inputs are {@code start_siemens},
 * {@code target_siemens} and {@code tolerance}, one number per request each; outputs are {@code
 * volts}, {@code seconds} and, if the mapper predicts it, {@code success_probability}. Encoding,
 * decoding, choice of the polarity and rounding to the driver's pulses are part of the graph. Only
 * the networks for cold-start cells are exported, not the online adaptation.
 *
 * <p>Conductances outside of the mapper's range, which {@link NetworkMapper} rejects, are clamped.
 */
public final class OnnxMapper {
  private static final int OPERATOR_SET = 13;
  private static final int IR_VERSION = 7;

  private final MapperFile file;
  private final MapperDefinition definition;
  private final OnnxGraph graph;
  private final String start;
  private final String target;
  private final String tolerance;
  private final String up;

  private OnnxMapper(MapperFile file) {
    this.file = file;
    this.definition = MapperAccess.definition(file.mapper());
    this.graph = new OnnxGraph(file.mapper().name());
    this.start = clampedToRange(graph.input("start_siemens", "present conductance [S]"));
    this.target = clampedToRange(graph.input("target_siemens", "target conductance [S]"));
    this.tolerance = graph.input("tolerance", "tolerance relative to the target, 0.1 for 10 %");
    this.up = graph.apply("Greater", target, start);
  }

  /** {@return the ONNX model of a mapper in binary form} */
  public static byte[] of(MapperFile file) {
    return new OnnxMapper(file).model().toByteArray();
  }

  /**
   * Writes the model of a mapper to a file, atomically.
   *
   * @param file the mapper and its provenance
   * @param onnx the file to write
   * @throws java.io.UncheckedIOException if it cannot be written; an existing file is then
   *     unchanged
   */
  public static void write(MapperFile file, Path onnx) {
    byte[] model = of(file);
    DataFile.write(onnx, out -> out.write(model));
  }

  private Onnx.ModelProto model() {
    NetworkMapper mapper = file.mapper();
    List<String> request = encodeRequest(definition.encoder());
    String volts = volts(request, mapper);
    graph.output("volts", volts, "pulse voltage [V]");
    List<String> features = new ArrayList<>(request);
    if (mapper.driver().hasVoltageChoice()) {
      features.add(encode(volts, mapper.driver()));
    }
    String output = ofPolarity("seconds", graph.columns(features), definition.coldStart().length());
    graph.output(
        "seconds",
        roundToDriver(decodeSeconds(output, definition.encoder()), mapper.driver()),
        "pulse length [s], 0 for no pulse");
    definition
        .coldStart()
        .success()
        .ifPresent(
            networks ->
                graph.output(
                    "success_probability",
                    success(features, networks),
                    "probability to end within the tolerance"));
    return Onnx.ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("ouroboros")
        .setProducerVersion(LibraryVersion.get())
        .setDocString(mapper.description())
        .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
        .addMetadataProps(property("deviceModel", mapper.model()))
        .addMetadataProps(property("variation", file.provenance().variation()))
        .addMetadataProps(property("seed", Long.toString(file.provenance().seed())))
        .addMetadataProps(property("trainedWithVersion", file.provenance().libraryVersion()))
        .setGraph(graph.build())
        .build();
  }

  private static Onnx.StringStringEntryProto property(String key, String value) {
    return Onnx.StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private String clampedToRange(String siemens) {
    var range = file.mapper().range();
    return clamp(siemens, range.minSiemens(), range.maxSiemens());
  }

  private String clamp(String value, double least, double most) {
    String limited = graph.apply("Min", value, graph.number(most));
    return graph.apply("Max", limited, graph.number(least));
  }

  /** The driver's only voltage, or the one nearest to the output of the networks. */
  private String volts(List<String> request, NetworkMapper mapper) {
    PulseDriver driver = mapper.driver();
    String set = graph.number(driver.set().weakestVolts());
    String reset = graph.number(driver.reset().weakestVolts());
    String weakest = graph.apply("Where", up, set, reset);
    if (definition.coldStart().voltage().isEmpty()) {
      return weakest;
    }
    String output =
        ofPolarity("volts", graph.columns(request), definition.coldStart().voltage().get());
    String fraction = graph.apply("Add", clamp(output, -1, 1), graph.number(1));
    String chosen =
        graph.apply(
            "Where", up, nearest(fraction, driver.set()), nearest(fraction, driver.reset()));
    return graph.apply("Where", graph.apply("Equal", start, target), weakest, chosen);
  }

  /** The voltage of a range nearest to a fraction of its span, given from 0 to 2. */
  private String nearest(String fraction, VoltageRange range) {
    double levels = range.levels() - 1.0;
    double span = range.strongestVolts() - range.weakestVolts();
    if (levels == 0) {
      return graph.number(range.weakestVolts());
    }
    double step = Math.signum(range.weakestVolts()) * range.stepVolts();
    String steps = graph.apply("Mul", fraction, graph.number(0.5 * span / step));
    String level = clamp(graph.apply("Round", steps), 0, levels);
    String above = graph.apply("Mul", level, graph.number(step));
    return graph.apply("Add", graph.number(range.weakestVolts()), above);
  }

  /** Encodes a voltage. */
  private String encode(String volts, PulseDriver driver) {
    return graph.apply("Where", up, encode(volts, driver.set()), encode(volts, driver.reset()));
  }

  private String encode(String volts, VoltageRange range) {
    double span = range.strongestVolts() - range.weakestVolts();
    if (span == 0) {
      return graph.number(0);
    }
    String above = graph.apply("Sub", volts, graph.number(range.weakestVolts()));
    String fraction =
        graph.apply("Div", graph.apply("Mul", graph.number(2), above), graph.number(span));
    return graph.apply("Sub", fraction, graph.number(1));
  }

  /** The predicted probability of success; 1 where start and target are equal. */
  private String success(List<String> features, PolarityNetworks networks) {
    List<String> inputs = new ArrayList<>(features);
    inputs.add(margin(start));
    ConductanceRange range = file.mapper().range();
    String most = graph.number(range.maxSiemens());
    inputs.add(margin(graph.apply("Where", up, most, graph.number(range.minSiemens()))));
    String odds = graph.apply("Neg", ofPolarity("success", graph.columns(inputs), networks));
    String one = graph.number(1);
    String probability = graph.apply("Div", one, graph.apply("Add", one, graph.apply("Exp", odds)));
    return graph.apply("Where", graph.apply("Equal", start, target), one, probability);
  }

  /** Distance of a conductance from the target in units of the tolerance, minus 1. */
  private String margin(String siemens) {
    String distance = graph.apply("Abs", graph.apply("Sub", target, siemens));
    String tolerated = graph.apply("Mul", tolerance, target);
    String margin = graph.apply("Sub", graph.apply("Div", distance, tolerated), graph.number(1));
    return clamp(margin, -FeatureEncoder.CLAMP, FeatureEncoder.CLAMP);
  }

  /** Encodes start, target and tolerance. */
  private List<String> encodeRequest(FeatureEncoder encoder) {
    List<String> request =
        new ArrayList<>(List.of(encode(start, encoder), encode(target, encoder)));
    if (encoder.tolerances().isInput()) {
      request.add(encodeTolerance(encoder.tolerances()));
    }
    return request;
  }

  private String encode(String siemens, FeatureEncoder encoder) {
    String above = graph.apply("Sub", siemens, graph.number(encoder.range().minSiemens()));
    String twice = graph.apply("Mul", graph.number(2), above);
    String fraction = graph.apply("Div", twice, graph.number(encoder.range().span()));
    return graph.apply("Sub", fraction, graph.number(1));
  }

  private String encodeTolerance(ToleranceRange range) {
    String clamped = clamp(tolerance, range.min(), range.max());
    String ratio = graph.apply("Div", clamped, graph.number(range.min()));
    String twice = graph.apply("Mul", graph.number(2), graph.apply("Log", ratio));
    double logRatio = Math.log(range.max() / range.min());
    return graph.apply("Sub", graph.apply("Div", twice, graph.number(logRatio)), graph.number(1));
  }

  /** The output of the network of the request's polarity. */
  private String ofPolarity(String name, String features, PolarityNetworks networks) {
    return graph.apply(
        "Where",
        up,
        network(name + "_set", networks.set(), features),
        network(name + "_reset", networks.reset(), features));
  }

  private String network(String name, Mlp network, String features) {
    String values = features;
    int last = network.layers().size() - 1;
    for (int l = 0; l <= last; l++) {
      double[][] layer = network.layers().get(l);
      int inputs = layer.length - 1;
      String weights = graph.matrix(name + "_weights", layer, inputs);
      String biases = graph.row(name + "_biases", layer[inputs]);
      values = graph.apply("Add", graph.apply("MatMul", values, weights), biases);
      values = l < last ? graph.apply("Relu", values) : graph.flat(values);
    }
    return values;
  }

  /** Decodes a pulse length. */
  private String decodeSeconds(String output, FeatureEncoder encoder) {
    double ratio = Math.log(encoder.longestSeconds() / encoder.shortestSeconds());
    double middle = Math.sqrt(encoder.shortestSeconds() * encoder.longestSeconds());
    String logarithm = graph.apply("Mul", output, graph.number(0.5 * ratio));
    return graph.apply("Mul", graph.number(middle), graph.apply("Exp", logarithm));
  }

  /** The length rounded to the driver's pulses; 0 where start and target are equal. */
  private String roundToDriver(String requested, PulseDriver driver) {
    String seconds = clamp(requested, driver.shortestSeconds(), driver.longestSeconds());
    if (driver.resolutionSeconds() > 0) {
      String resolution = graph.number(driver.resolutionSeconds());
      String steps = graph.apply("Round", graph.apply("Div", seconds, resolution));
      seconds = graph.apply("Mul", steps, resolution);
    }
    String zero = graph.number(0);
    String tooShort = graph.apply("Less", requested, graph.number(0.5 * driver.shortestSeconds()));
    seconds = graph.apply("Where", tooShort, zero, seconds);
    return graph.apply("Where", graph.apply("Equal", start, target), zero, seconds);
  }
}
