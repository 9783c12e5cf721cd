package org.ouroboros.memristor.mapper.export;

import java.util.List;
import java.util.Locale;
import onnx.Onnx;

/**
 * Builder of an ONNX graph of doubles, one value per request. Names of results are numbered; inputs
 * and outputs have the names given.
 */
final class OnnxGraph {
  /** The first dimension of all tensors. */
  private static final String REQUESTS = "requests";

  private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder();
  private int results;

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Adds an input of one number per request. */
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

  String number(double value) {
    return tensor("number", List.of(), value);
  }

  String row(String name, double[] values) {
    return tensor(name, List.of((long) values.length), values);
  }

  /** Adds a constant matrix from the first rows of another. */
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

  String apply(String operator, String... inputs) {
    return add(Onnx.NodeProto.newBuilder().setOpType(operator), inputs);
  }

  /** Concatenates columns, each of one number per request. */
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

  /** Flattens a single column to one number per request. */
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
