package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;

class DifferentialPairsTest {

  private static final ConductanceRange RANGE = new ConductanceRange(9.4453e-5, 5.5930e-4);

  private static double[][] weights(int inputs, int outputs, double scale, long seed) {
    Random random = new Random(seed);
    double[][] weights = new double[inputs][outputs];
    for (double[] row : weights) {
      Arrays.setAll(row, c -> random.nextInt(5) == 0 ? 0 : scale * random.nextGaussian());
    }
    return weights;
  }

  @Property(tries = 200)
  void decode_ofEncoded_givesTheWeightsBack(
      @ForAll @IntRange(min = 1, max = 9) int inputs,
      @ForAll @IntRange(min = 1, max = 9) int outputs,
      @ForAll @IntRange(min = -6, max = 6) int decade,
      @ForAll long seed) {
    double[][] weights = weights(inputs, outputs, Math.pow(10, decade), seed);
    DifferentialPairs coding = DifferentialPairs.forWeights(RANGE, weights);
    double[][] back = coding.decode(coding.encode(weights), inputs, outputs);
    for (int r = 0; r < inputs; r++) {
      assertThat(back[r]).containsExactly(weights[r], within(1e-14 * coding.maxWeight()));
    }
  }

  @Property(tries = 200)
  void encode_anyMatrix_staysInTheRangeWithOneOfAPairAtTheLowerEnd(
      @ForAll @IntRange(min = 1, max = 9) int inputs,
      @ForAll @IntRange(min = 1, max = 9) int outputs,
      @ForAll @IntRange(min = -6, max = 6) int decade,
      @ForAll long seed) {
    double[][] weights = weights(inputs, outputs, Math.pow(10, decade), seed);
    DifferentialPairs coding = DifferentialPairs.forWeights(RANGE, weights);
    double[] siemens = coding.encode(weights);
    assertThat(siemens).hasSize(inputs * coding.arrayColumns(outputs));
    double greatest = 0;
    for (int pair = 0; pair < siemens.length; pair += 2) {
      double plus = siemens[pair];
      double minus = siemens[pair + 1];
      double weight = weights[pair / 2 / outputs][pair / 2 % outputs];
      assertThat(Math.min(plus, minus)).isEqualTo(RANGE.minSiemens());
      assertThat(Math.max(plus, minus)).isLessThanOrEqualTo(RANGE.maxSiemens());
      assertThat(Math.signum(plus - minus)).isEqualTo(Math.signum(weight));
      greatest = Math.max(greatest, Math.max(plus, minus));
    }
    double largest = Arrays.stream(weights).mapToDouble(Vectors::maxMagnitude).max().orElseThrow();
    double expected = largest == 0 ? RANGE.minSiemens() : RANGE.maxSiemens();
    assertThat(greatest).isCloseTo(expected, within(1e-18));
  }

  @Property(tries = 100)
  void combineAndGather_currentsOfTheCells_areTheWeightedSums(
      @ForAll @IntRange(min = 1, max = 7) int inputs,
      @ForAll @IntRange(min = 1, max = 7) int outputs,
      @ForAll long seed) {
    double[][] weights = weights(inputs, outputs, 1, seed);
    DifferentialPairs coding = DifferentialPairs.forWeights(RANGE, weights);
    double[] siemens = coding.encode(weights);
    int columns = coding.arrayColumns(outputs);
    double voltsPerUnit = 0.037;
    Random random = new Random(seed);
    double[] x = random.doubles(inputs, -1, 1).toArray();
    double[] y = random.doubles(outputs, -1, 1).toArray();
    double[] columnVolts = new double[columns];
    coding.encodeColumnDrives(y, columnVolts);
    double[] columnAmperes = new double[columns];
    double[] rowAmperes = new double[inputs];
    for (int r = 0; r < inputs; r++) {
      for (int c = 0; c < columns; c++) {
        columnAmperes[c] += x[r] * voltsPerUnit * siemens[r * columns + c];
        rowAmperes[r] += columnVolts[c] * voltsPerUnit * siemens[r * columns + c];
      }
    }
    double[] sums = new double[outputs];
    double[] transposed = new double[inputs];
    coding.decodeColumnCurrents(columnAmperes, voltsPerUnit, sums);
    coding.decodeRowCurrents(rowAmperes, voltsPerUnit, transposed);
    double[] expected = new double[outputs];
    double[] expectedTransposed = new double[inputs];
    for (int r = 0; r < inputs; r++) {
      for (int c = 0; c < outputs; c++) {
        expected[c] += x[r] * weights[r][c];
        expectedTransposed[r] += y[c] * weights[r][c];
      }
    }
    assertThat(sums).containsExactly(expected, within(1e-12));
    assertThat(transposed).containsExactly(expectedTransposed, within(1e-12));
  }

  @Test
  void encode_handWorkedExample_isAsOnPaper() {
    DifferentialPairs coding = new DifferentialPairs(new ConductanceRange(1e-5, 5e-5), 2);
    assertThat(coding.siemensPerUnit()).isEqualTo(2e-5, within(1e-20));
    assertThat(coding.encode(new double[][] {{1, -2, 0}}))
        .containsExactly(new double[] {3e-5, 1e-5, 1e-5, 5e-5, 1e-5, 1e-5}, within(1e-19));
  }

  @Test
  void fitting_zeros_putsEveryCellToTheLowerEnd() {
    double[][] zeros = new double[2][3];
    DifferentialPairs coding = DifferentialPairs.forWeights(RANGE, zeros);
    assertThat(coding.maxWeight()).isEqualTo(1);
    assertThat(coding.encode(zeros)).containsOnly(RANGE.minSiemens());
  }

  @Test
  void encode_badWeights_areRefusedByNameRuleAndValue() {
    DifferentialPairs coding = new DifferentialPairs(RANGE, 2);
    assertThatThrownBy(() -> coding.encode(new double[][] {{0, 1}, {-2.5, 0}}))
        .hasMessage("weights[1][0] must not exceed 2.0, but was -2.5");
    assertThatThrownBy(() -> coding.encode(new double[][] {{Double.NaN}}))
        .hasMessage("weights[0][0] must be finite, but was NaN");
    assertThatThrownBy(() -> coding.encode(new double[][] {{1, 2}, {1}}))
        .hasMessage("weights[1] must have length 2, but was 1");
    assertThatThrownBy(() -> coding.encode(new double[0][])).hasMessageContaining("empty");
    assertThatThrownBy(() -> new DifferentialPairs(RANGE, 0)).hasMessageContaining("maxWeight");
    assertThatThrownBy(() -> coding.decode(new double[7], 2, 2))
        .hasMessage("siemens must have length 8, but was 7");
  }
}
