package org.ouroboros.memristor.mapper.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;

class OnnxMapperTest {

  private static final double[] TOLERANCES = {0.5, 0.2, 0.1, 0.03, 0.001, 0.9};

  @TempDir private Path folder;

  /** Evaluates a model for one request, operator by operator, as the ONNX standard says. */
  private static final class Interpreter {

    private final Onnx.GraphProto graph;
    private final Map<String, double[]> values = new HashMap<>();

    Interpreter(Onnx.ModelProto model) {
      graph = model.getGraph();
      for (Onnx.TensorProto tensor : graph.getInitializerList()) {
        values.put(
            tensor.getName(),
            tensor.getDoubleDataList().stream().mapToDouble(Double::doubleValue).toArray());
      }
    }

    Map<String, double[]> run(double start, double target, double tolerance) {
      Map<String, double[]> given =
          Map.of(
              "start_siemens", new double[] {start},
              "target_siemens", new double[] {target},
              "tolerance", new double[] {tolerance});
      assertThat(graph.getInputList().stream().map(Onnx.ValueInfoProto::getName))
          .containsExactlyInAnyOrderElementsOf(given.keySet());
      values.putAll(given);
      for (Onnx.NodeProto node : graph.getNodeList()) {
        values.put(node.getOutput(0), evaluate(node));
      }
      return values;
    }

    private double[] evaluate(Onnx.NodeProto node) {
      List<double[]> in = node.getInputList().stream().map(values::get).toList();
      assertThat(in).as("inputs of %s come before it", node.getOutput(0)).doesNotContainNull();
      return switch (node.getOpType()) {
        case "Identity", "Reshape" -> in.get(0);
        case "Concat" -> in.stream().flatMapToDouble(Arrays::stream).toArray();
        case "MatMul" -> product(in.get(0), in.get(1));
        case "Where" -> each(in.get(0), c -> c != 0 ? in.get(1)[0] : in.get(2)[0]);
        case "Relu" -> each(in.get(0), x -> Math.max(0, x));
        case "Log" -> each(in.get(0), Math::log);
        case "Exp" -> each(in.get(0), Math::exp);
        case "Round" -> each(in.get(0), Math::rint);
        case "Abs" -> each(in.get(0), Math::abs);
        case "Neg" -> each(in.get(0), x -> -x);
        case "Add" -> pairs(in, (a, b) -> a + b);
        case "Sub" -> pairs(in, (a, b) -> a - b);
        case "Mul" -> pairs(in, (a, b) -> a * b);
        case "Div" -> pairs(in, (a, b) -> a / b);
        case "Min" -> pairs(in, Math::min);
        case "Max" -> pairs(in, Math::max);
        case "Greater" -> pairs(in, (a, b) -> a > b ? 1 : 0);
        case "Less" -> pairs(in, (a, b) -> a < b ? 1 : 0);
        case "Equal" -> pairs(in, (a, b) -> a == b ? 1 : 0);
        default -> throw new AssertionError(node.getOpType());
      };
    }

    private static double[] each(double[] x, DoubleUnaryOperator operator) {
      return Arrays.stream(x).map(operator).toArray();
    }

    private static double[] pairs(List<double[]> in, DoubleBinaryOperator operator) {
      double[] a = in.get(0);
      double[] b = in.get(1);
      double[] result = new double[Math.max(a.length, b.length)];
      for (int i = 0; i < result.length; i++) {
        result[i] = operator.applyAsDouble(a[i % a.length], b[i % b.length]);
      }
      return result;
    }

    private static double[] product(double[] row, double[] matrix) {
      double[] sums = new double[matrix.length / row.length];
      for (int i = 0; i < row.length; i++) {
        for (int j = 0; j < sums.length; j++) {
          sums[j] += row[i] * matrix[i * sums.length + j];
        }
      }
      return sums;
    }
  }

  private static void assertSameAnswers(MapperFile file) throws IOException {
    NetworkMapper mapper = file.mapper();
    Interpreter interpreter = new Interpreter(Onnx.ModelProto.parseFrom(OnnxMapper.of(file)));
    ConductanceRange range = mapper.range();
    PulseRequests requests = new PulseRequests(600);
    for (int i = 0; i < 600; i++) {
      long key = Seed.key(11, i);
      double start = range.minSiemens() + range.span() * Seed.uniform(key, 0);
      double target = range.minSiemens() + range.span() * Seed.uniform(key, 1);
      requests.add(
          i,
          i % 50 == 0 ? range.minSiemens() : start,
          i % 60 == 0 ? start : i % 70 == 0 ? range.maxSiemens() : target,
          TOLERANCES[i % TOLERANCES.length]);
    }
    PulsePlan choices = new PulsePlan();
    mapper.choose(requests, mapper.newMemory(600), choices);
    for (int i = 0; i < 600; i++) {
      Map<String, double[]> answer =
          interpreter.run(
              requests.startSiemens(i), requests.targetSiemens(i), requests.tolerance(i));
      assertThat(answer.get("volts")).hasSize(1).contains(choices.volts(i));
      assertThat(answer.get("seconds")).hasSize(1);
      assertThat(answer.get("seconds")[0])
          .as("request %d", i)
          .isCloseTo(choices.seconds(i), within(1e-12 * choices.seconds(i)));
      assertThat(answer.get("success_probability")[0])
          .as("request %d", i)
          .isCloseTo(choices.predictedSuccess(i), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jart-vcm-v1b-realistic",
        "jart-vcm-v1b-realistic-p1",
        "jart-vcm-v1b-realistic-fast"
      })
  void of_bundledMapper_answersAsTheMapperItself(String name) throws IOException {
    assertSameAnswers(PulseMappers.bundledOrFile(name));
  }

  @Test
  void of_driverWithShortestPulseAndResolution_roundsAsTheDriver() throws IOException {
    MapperFile file = PulseMappers.bundledOrFile("jart-vcm-v1b-realistic");
    PulseDriver usual = file.mapper().driver();
    PulseDriver coarse = new PulseDriver(usual.set(), usual.reset(), 1e-3, 8e-3, 5e-4);
    assertSameAnswers(new MapperFile(file.mapper().with(coarse), file.provenance()));
  }

  @Test
  void of_conductanceOutsideTheRange_countsAsItsEnd() throws IOException {
    MapperFile file = PulseMappers.bundledOrFile("jart-vcm-v1b-realistic");
    ConductanceRange range = file.mapper().range();
    Interpreter model = new Interpreter(Onnx.ModelProto.parseFrom(OnnxMapper.of(file)));
    double outside = model.run(1e-6, 3e-4, 0.1).get("seconds")[0];
    double end = model.run(range.minSiemens(), 3e-4, 0.1).get("seconds")[0];
    assertThat(outside).isEqualTo(end).isPositive();
  }

  @Test
  void write_mapper_givesTheBytesAndTheProvenance() throws IOException {
    MapperFile file = PulseMappers.bundledOrFile("jart-vcm-v1b-realistic");
    Path onnx = folder.resolve("mapper.onnx");
    OnnxMapper.write(file, onnx);
    assertThat(Files.readAllBytes(onnx)).isEqualTo(OnnxMapper.of(file));
    Onnx.ModelProto model = Onnx.ModelProto.parseFrom(Files.readAllBytes(onnx));
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(13);
    assertThat(model.getMetadataPropsList().toString())
        .contains("jart-vcm-v1b", "REALISTIC", Long.toString(file.provenance().seed()));
  }
}
