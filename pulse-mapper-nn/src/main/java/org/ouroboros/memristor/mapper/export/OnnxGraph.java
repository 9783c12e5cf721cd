package org.ouroboros.memristor.mapper.export;

import java.util.List;
import java.util.Locale;
import onnx.Onnx;

/**
 * An ONNX graph in the making: doubles throughout, one value per request. Names of results are
 * numbered; what a caller may want to find again is named by it.
 */
final class OnnxGraph {

  /** The first axis of everything: requests. */
  private static final String REQUESTS = "requests";

  private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder();
  private int results;

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** An input of one number per request. */
  String input(String name, String meaning) {
    graph.addInput(perRequest(name, meaning));
    return name;
  }

  /** Makes a result an output of one number per request. */
  void output(String name, String result, String meaning) {
    graph.addNode(
        Onnx.NodeProto.newBuilder().setOpType("Identity").addInput(result).addOutput(name));
    graph.addOutput(perRequest(name, meaning));
  }

  private static Onnx.ValueInfoProto perRequest(String name, String meaning) {
    Onnx.TensorShapeProto shape =
        Onnx.TensorShapeProto.newBuilder()
            .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam(REQUESTS))
            .build();
    Onnx.TypeProto.Tensor tensor =
        Onnx.TypeProto.Tensor.newBuilder()
            .setElemType(Onnx.TensorProto.DataType.DOUBLE_VALUE)
            .setShape(shape)
            .build();
    return Onnx.ValueInfoProto.newBuilder()
        .setName(name)
        .setDocString(meaning)
        .setType(Onnx.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** A number. */
  String number(double value) {
    return tensor("number", List.of(), value);
  }

  /** A row of numbers. */
  String row(String name, double[] values) {
    return tensor(name, List.of((long) values.length), values);
  }

  /** A matrix of the first rows of another. */
  String matrix(String name, double[][] rows, int count) {
    int columns = rows[0].length;
    double[] values = new double[count * columns];
    for (int r = 0; r < count; r++) {
      System.arraycopy(rows[r], 0, values, r * columns, columns);
    }
    return tensor(name, List.of((long) count, (long) columns), values);
  }

  private String tensor(String name, List<Long> dimensions, double... values) {
    String unique = name + "_" + results++;
    Onnx.TensorProto.Builder tensor =
        Onnx.TensorProto.newBuilder()
            .setName(unique)
            .setDataType(Onnx.TensorProto.DataType.DOUBLE_VALUE)
            .addAllDims(dimensions);
    for (double value : values) {
      tensor.addDoubleData(value);
    }
    graph.addInitializer(tensor);
    return unique;
  }

  /** Applies an operator. */
  String apply(String operator, String... inputs) {
    return add(Onnx.NodeProto.newBuilder().setOpType(operator), inputs);
  }

  /** Columns side by side, from one number per request each. */
  String columns(List<String> values) {
    String shape = shape(-1, 1);
    String[] columns =
        values.stream().map(value -> apply("Reshape", value, shape)).toArray(String[]::new);
    Onnx.AttributeProto axis =
        Onnx.AttributeProto.newBuilder()
            .setName("axis")
            .setType(Onnx.AttributeProto.AttributeType.INT)
            .setI(1)
            .build();
    return add(Onnx.NodeProto.newBuilder().setOpType("Concat").addAttribute(axis), columns);
  }

  /** One number per request, from a single column. */
  String flat(String column) {
    return apply("Reshape", column, shape(-1));
  }

  private String shape(long... sizes) {
    String unique = "shape_" + results++;
    Onnx.TensorProto.Builder tensor =
        Onnx.TensorProto.newBuilder()
            .setName(unique)
            .setDataType(Onnx.TensorProto.DataType.INT64_VALUE)
            .addDims(sizes.length);
    for (long size : sizes) {
      tensor.addInt64Data(size);
    }
    graph.addInitializer(tensor);
    return unique;
  }

  private String add(Onnx.NodeProto.Builder node, String... inputs) {
    String result = node.getOpType().toLowerCase(Locale.ROOT) + "_" + results++;
    graph.addNode(node.addAllInput(List.of(inputs)).addOutput(result));
    return result;
  }

  Onnx.GraphProto build() {
    return graph.build();
  }
}
