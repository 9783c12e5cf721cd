package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVec;

class ReferenceColumnTest {

  private static final ConductanceRange RANGE = new ConductanceRange(1e-6, 1e-4);

  private static double[][] weights(int inputs, int outputs, long seed) {
    Random random = new Random(seed);
    double[][] weights = new double[inputs][outputs];
    for (double[] row : weights) {
      for (int c = 0; c < outputs; c++) {
        row[c] = random.nextGaussian();
      }
    }
    return weights;
  }

  @Property(tries = 100)
  void decode_encoded_givesTheWeightsBack(
      @ForAll @IntRange(min = 1, max = 9) int inputs,
      @ForAll @IntRange(min = 1, max = 7) int outputs,
      @ForAll boolean perRow,
      @ForAll long seed) {
    double[][] weights = weights(inputs, outputs, seed);
    WeightEncoding coding = coding(perRow, weights);
    double[] siemens = coding.encode(weights);
    for (double g : siemens) {
      assertThat(g).isBetween(RANGE.minSiemens(), RANGE.maxSiemens());
    }
    double[][] decoded = coding.decode(siemens, inputs, outputs);
    for (int r = 0; r < inputs; r++) {
      assertThat(decoded[r]).containsExactly(weights[r], within(1e-12 * coding.maxWeight()));
    }
  }

  private static WeightEncoding coding(boolean perRow, double[][] weights) {
    return perRow ? ReferenceColumn.perRow(RANGE, weights) : ReferenceColumn.offset(RANGE, weights);
  }

  @Test
  void perRow_positiveWeights_takeTheWholeRange() {
    double[][] weights = {{0, 0.5, 1}};
    double[] siemens = ReferenceColumn.perRow(RANGE, weights).encode(weights);
    assertThat(siemens).containsExactly(new double[] {1e-6, 50.5e-6, 1e-4, 1e-6}, within(1e-18));
  }

  @Test
  void encode_tooLargeWeight_isRefused() {
    ReferenceColumn coding = ReferenceColumn.offset(RANGE, new double[][] {{1, -1}});
    assertThatThrownBy(() -> coding.encode(new double[][] {{0, 1.5}}))
        .hasMessage("weights[0] must not exceed 1.0, but was 1.5");
  }

  /** Tiles of odd sizes, both directions, all ways to hold a sign. */
  @Property(tries = 60)
  void layer_anyCodingAndTiles_multipliesLikeTheMatrix(
      @ForAll @IntRange(min = 1, max = 11) int inputs,
      @ForAll @IntRange(min = 1, max = 9) int outputs,
      @ForAll @IntRange(min = 1, max = 5) int tileRows,
      @ForAll @IntRange(min = 2, max = 6) int tileColumns,
      @ForAll long seed) {
    double[][] weights = weights(inputs, outputs, seed);
    CrossbarSpec hardware =
        CrossbarSpec.builder(StandIns.DEVICE)
            .tileSize(new CrossbarSpec.TileSize(tileRows, tileColumns))
            .build();
    double[] x = new Random(seed).doubles(2L * inputs, -3, 3).toArray();
    double[] y = new Random(seed).doubles(2L * outputs, -3, 3).toArray();
    double[] sums = new double[2 * outputs];
    double[] back = new double[2 * inputs];
    MatVec digital = new DigitalBackend().load(weights);
    digital.multiply(x, 2, 0, sums);
    digital.multiplyTransposed(y, 2, 0, back);
    for (WeightMapping mapping :
        new WeightMapping[] {
          WeightMapping.DIFFERENTIAL_PAIRS,
          WeightMapping.OFFSET_COLUMN,
          WeightMapping.REFERENCE_COLUMN
        }) {
      CrossbarLayer layer =
          new CrossbarBackend(hardware, ArrayProgrammer.ideal(), RunContext.of(1), mapping)
              .load(weights);
      double[] analogSums = new double[2 * outputs];
      double[] analogBack = new double[2 * inputs];
      layer.multiply(x, 2, 0, analogSums);
      layer.multiplyTransposed(y, 2, 0, analogBack);
      assertThat(analogSums).containsExactly(sums, within(1e-8));
      assertThat(analogBack).containsExactly(back, within(1e-8));
    }
  }
}
