package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.ArrayProduct;
import org.ouroboros.memristor.crossbar.Converters;
import org.ouroboros.memristor.examples.output.MatrixFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Multiplies by the effective matrix of an array. */
@Command(
    name = "mvm",
    description = {
      "Multiplies inputs by an array: its effective matrix, wires included, is computed once; every"
          + " input is then a matrix-vector product.",
      "Output: currents, inputs x columns [A] (transposed: inputs x rows)."
    })
final class CrossbarMvmCommand implements Runnable {
  @Mixin private CommonOptions common;

  @Mixin private CrossbarOptions array;

  @Option(
      names = "--transposed",
      description = "Inputs drive the columns, inputs x columns [V]; rows are sensed.")
  private boolean transposed;

  @Option(
      names = "--read-noise",
      paramLabel = "S",
      description = "Relative standard deviation of a cell in one product (default: 0).")
  private double relativeReadNoise;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Currents, .npy or .csv.")
  private Path out;

  @Option(
      names = "--dac-bits",
      paramLabel = "N",
      description = "DAC bits, full scale is the largest input; 0: no quantization (default).")
  private int dacBits;

  @Option(
      names = "--adc-bits",
      paramLabel = "N",
      description = "ADC bits; 0: no quantization (default).")
  private int adcBits;

  @Option(
      names = "--effective",
      paramLabel = "FILE",
      description = "Also writes the effective matrix, rows x columns [S].")
  private @Nullable Path effective;

  @Override
  public void run() {
    double[][] siemens = array.siemens();
    double[][] inputs = array.inputs(transposed ? siemens[0].length : siemens.length);
    ArrayProduct product =
        ArrayProduct.of(siemens, array.wires(), parameters(siemens, inputs), common.workers());
    MatrixFile.write(out, amperes(product, inputs));
    common.wrote(out);
    if (effective != null) {
      MatrixFile.write(effective, effectiveSiemens(product));
      common.wrote(effective);
    }
  }

  /** Full scale of the inputs is the largest one, of the currents that of the largest cell. */
  private ArrayProduct.Parameters parameters(double[][] siemens, double[][] inputs) {
    Require.inRange("--read-noise", relativeReadNoise, 0, 1);
    Converters.requireBits("--dac-bits", dacBits);
    Converters.requireBits("--adc-bits", adcBits);
    double peakVolts = flat(inputs).map(Math::abs).max().orElse(0);
    double maxSiemens = flat(siemens).max().orElse(0);
    double fullScaleVolts = peakVolts == 0 ? 1 : peakVolts;
    return new ArrayProduct.Parameters(
        new Converters(dacBits, adcBits),
        fullScaleVolts,
        maxSiemens == 0 ? 1 : fullScaleVolts * maxSiemens,
        new ReadNoise(relativeReadNoise, common.seed().at(RandomStreams.PRODUCTS)));
  }

  private double[][] amperes(ArrayProduct product, double[][] inputs) {
    double[] volts = flat(inputs).toArray();
    int width = transposed ? product.inputs() : product.outputs();
    double[] amperes = new double[Math.multiplyExact(inputs.length, width)];
    if (transposed) {
      product.multiplyTransposed(volts, inputs.length, 0, amperes);
    } else {
      product.multiply(volts, inputs.length, 0, amperes);
    }
    double[][] rows = new double[inputs.length][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(amperes, i * width, (i + 1) * width));
    return rows;
  }

  private static double[][] effectiveSiemens(ArrayProduct product) {
    double[][] matrix = new double[product.inputs()][product.outputs()];
    for (int r = 0; r < matrix.length; r++) {
      int row = r;
      Arrays.setAll(matrix[r], c -> product.siemens().get(row, c));
    }
    return matrix;
  }

  private static DoubleStream flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream);
  }
}
