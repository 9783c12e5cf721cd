package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.ArrayProduct;
import org.ouroboros.memristor.crossbar.Converters;
import org.ouroboros.memristor.crossbar.MvmParameters;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.examples.crossbar.MatrixFile;
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
final class CrossbarMvmCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Mixin private CrossbarOptions array;

  @Option(
      names = "--transposed",
      description = "Inputs drive the columns, inputs x columns [V]; rows are sensed.")
  private boolean transposed;

  @Option(
      names = "--read-noise",
      paramLabel = "S",
      defaultValue = "0",
      description =
          "Relative standard deviation of a cell's conductance in one product (default:"
              + " ${DEFAULT-VALUE}).")
  private double relativeReadNoise;

  @Option(
      names = "--dac-bits",
      paramLabel = "N",
      defaultValue = "0",
      description = "DAC bits, full scale is the largest input; 0: no quantization (default: 0).")
  private int dacBits;

  @Option(
      names = "--adc-bits",
      paramLabel = "N",
      defaultValue = "0",
      description = "ADC bits; 0: no quantization (default: 0).")
  private int adcBits;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The currents, .npy or .csv.")
  private Path out;

  @Option(
      names = "--effective",
      paramLabel = "FILE",
      description = "Also writes the effective matrix, rows x columns [S].")
  private @Nullable Path effective;

  @Override
  public Integer call() {
    double[][] siemens = array.siemens();
    int rows = siemens.length;
    int columns = siemens[0].length;
    double[][] inputs = array.inputs(transposed ? columns : rows);
    Wires wires = array.wires();
    Require.inRange("--read-noise", relativeReadNoise, 0, 1);
    Converters.requireBits("--dac-bits", dacBits);
    Converters.requireBits("--adc-bits", adcBits);
    double[] flat = Arrays.stream(inputs).flatMapToDouble(Arrays::stream).toArray();
    double peakVolts = Arrays.stream(flat).map(Math::abs).max().orElse(0);
    double maxSiemens = Arrays.stream(siemens).flatMapToDouble(Arrays::stream).max().orElse(0);
    MvmParameters periphery =
        new MvmParameters(
            new Converters(dacBits, adcBits),
            peakVolts == 0 ? 1 : peakVolts,
            maxSiemens == 0 ? 1 : (peakVolts == 0 ? 1 : peakVolts) * maxSiemens,
            relativeReadNoise,
            common.seed().at("products"));
    ArrayProduct product = ArrayProduct.of(siemens, wires, periphery, common.workers());
    int width = transposed ? rows : columns;
    double[] amperes = new double[Math.multiplyExact(inputs.length, width)];
    if (transposed) {
      product.multiplyTransposed(flat, inputs.length, 0, amperes);
    } else {
      product.multiply(flat, inputs.length, 0, amperes);
    }
    double[][] result = new double[inputs.length][];
    Arrays.setAll(result, i -> Arrays.copyOfRange(amperes, i * width, (i + 1) * width));
    MatrixFile.write(out, result);
    common.out().println("wrote " + out);
    if (effective != null) {
      double[][] matrix = new double[rows][columns];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          matrix[r][c] = product.siemens().get(r, c);
        }
      }
      MatrixFile.write(effective, matrix);
      common.out().println("wrote " + effective);
    }
    common.out().flush();
    return 0;
  }
}
