package org.ouroboros.memristor.mapper.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import onnx.Onnx;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.io.WholeFile;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.mapper.LibraryVersion;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Network;
import org.ouroboros.memristor.mapper.NetworkCoding;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.ToleranceRange;

/**
 * A trained mapper as an ONNX model (operator set 13, doubles). It takes {@code start_siemens},
 * {@code target_siemens} and {@code tolerance}, one number per request each, and gives {@code
 * volts} and {@code seconds}. The coding of conductances, tolerance and time, the choice of the
 * polarity and the rounding to what the driver can make are part of the graph.
 *
 * <p>Conductances outside of the mapper's range, which {@link NetworkMapper} refuses, count as the
 * range's end.
 */
public final class OnnxMapper {

  private static final int OPERATOR_SET = 13;
  private static final int IR_VERSION = 7;

  private final MapperFile file;
  private final OnnxGraph graph;
  private final String start;
  private final String target;
  private final String tolerance;
  private final String up;

  private OnnxMapper(MapperFile file) {
    for (Polarity polarity : Polarity.values()) {
      int inputs = file.mapper().networks().of(polarity).inputs();
      Require.that(
          inputs == file.mapper().coding().inputs(),
          "inputs of the " + polarity + " network",
          "must be start, target, tolerance and the constant to be exported",
          inputs);
    }
    this.file = file;
    this.graph = new OnnxGraph(file.mapper().name());
    this.start = snapped(graph.input("start_siemens", "present conductance [S]"));
    this.target = snapped(graph.input("target_siemens", "wanted conductance [S]"));
    this.tolerance =
        graph.input("tolerance", "tolerated difference relative to the target, 0.1 for 10 %");
    this.up = graph.apply("Greater", target, start);
  }

  /**
   * The model of a mapper.
   *
   * @param file the mapper and its provenance
   * @return the model in its binary form
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if its networks need more than
   *     start, target and tolerance
   */
  public static byte[] of(MapperFile file) {
    return new OnnxMapper(file).model().toByteArray();
  }

  /**
   * Writes the model of a mapper, whole or not at all.
   *
   * @param file the mapper and its provenance
   * @param onnx the file to write
   * @throws java.io.UncheckedIOException if it cannot be written; the place is then as before
   */
  public static void write(MapperFile file, Path onnx) {
    byte[] model = of(file);
    WholeFile.write(onnx, out -> out.write(model));
  }

  private Onnx.ModelProto model() {
    NetworkMapper mapper = file.mapper();
    graph.output("volts", volts(mapper.driver()), "pulse voltage [V]");
    String output = chosen(features(mapper.coding()), mapper.networks());
    graph.output(
        "seconds",
        made(seconds(output, mapper.coding()), mapper.driver()),
        "pulse length [s], 0 for no pulse");
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

  private String snapped(String siemens) {
    var range = file.mapper().coding().range();
    return between(siemens, range.minSiemens(), range.maxSiemens());
  }

  private String between(String value, double least, double most) {
    String limited = graph.apply("Min", value, graph.number(most));
    return graph.apply("Max", limited, graph.number(least));
  }

  private String volts(PulseDriver driver) {
    return graph.apply(
        "Where",
        up,
        graph.number(driver.range(Polarity.SET).weakestVolts()),
        graph.number(driver.range(Polarity.RESET).weakestVolts()));
  }

  /** The inputs of the networks without the constant, a column each. */
  private String features(NetworkCoding coding) {
    List<String> features = new ArrayList<>(List.of(code(start, coding), code(target, coding)));
    if (coding.tolerances().isInput()) {
      features.add(codeTolerance(coding.tolerances()));
    }
    return graph.columns(features);
  }

  private String code(String siemens, NetworkCoding coding) {
    String above = graph.apply("Sub", siemens, graph.number(coding.range().minSiemens()));
    String twice = graph.apply("Mul", graph.number(2), above);
    String share = graph.apply("Div", twice, graph.number(coding.range().span()));
    return graph.apply("Sub", share, graph.number(1));
  }

  private String codeTolerance(ToleranceRange range) {
    String within = between(tolerance, range.least(), range.most());
    String ratio = graph.apply("Div", within, graph.number(range.least()));
    String twice = graph.apply("Mul", graph.number(2), graph.apply("Log", ratio));
    double whole = Math.log(range.most() / range.least());
    return graph.apply("Sub", graph.apply("Div", twice, graph.number(whole)), graph.number(1));
  }

  /** The output of the network of the request's polarity. */
  private String chosen(String features, NetworkMapper.Networks networks) {
    return graph.apply(
        "Where",
        up,
        network("set", networks.set(), features),
        network("reset", networks.reset(), features));
  }

  private String network(String name, Network network, String features) {
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

  /** The pulse length that an output means. */
  private String seconds(String output, NetworkCoding coding) {
    double ratio = Math.log(coding.longestSeconds() / coding.shortestSeconds());
    double middle = Math.sqrt(coding.shortestSeconds() * coding.longestSeconds());
    String logarithm = graph.apply("Mul", output, graph.number(0.5 * ratio));
    return graph.apply("Mul", graph.number(middle), graph.apply("Exp", logarithm));
  }

  /** The length that the driver makes of a wanted one; none where start and target are equal. */
  private String made(String wanted, PulseDriver driver) {
    String seconds = between(wanted, driver.shortestSeconds(), driver.longestSeconds());
    if (driver.resolutionSeconds() > 0) {
      String resolution = graph.number(driver.resolutionSeconds());
      String steps = graph.apply("Round", graph.apply("Div", seconds, resolution));
      seconds = graph.apply("Mul", steps, resolution);
    }
    String zero = graph.number(0);
    String tooShort = graph.apply("Less", wanted, graph.number(0.5 * driver.shortestSeconds()));
    seconds = graph.apply("Where", tooShort, zero, seconds);
    return graph.apply("Where", graph.apply("Equal", start, target), zero, seconds);
  }
}
