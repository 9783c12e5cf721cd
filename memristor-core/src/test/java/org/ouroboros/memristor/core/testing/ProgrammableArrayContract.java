package org.ouroboros.memristor.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/**
 * What every array promises. An array's own test inherits it:
 *
 * <pre>{@code
 * class MyArrayTest extends ProgrammableArrayContract {
 *   @Override
 *   protected ProgrammableArray array() {
 *     return new MyArray(new MyDevice(), 4, 3);
 *   }
 * }
 * }</pre>
 */
public abstract class ProgrammableArrayContract {

  /** For subclasses. */
  protected ProgrammableArrayContract() {}

  /** {@return a new array, each time the same one in the same state; some ten cells are enough} */
  protected abstract ProgrammableArray array();

  /**
   * {@return whether readings without read noise are the true conductances; by default whether the
   * periphery has no read noise. False for an array with wires}
   */
  protected boolean readsTrueConductances() {
    return array().periphery().relativeReadNoise() == 0;
  }

  private static double[] conductances(ProgrammableArray array) {
    double[] siemens = new double[array.cells()];
    array.conductances(siemens);
    return siemens;
  }

  private static int[] all(ProgrammableArray array) {
    return IntStream.range(0, array.cells()).toArray();
  }

  private static double[] readings(ProgrammableArray array, int[] cells, long draw) {
    double[] siemens = new double[cells.length];
    array.read(cells, draw, siemens);
    return siemens;
  }

  private static PulseResult pulse(
      ProgrammableArray array, Polarity polarity, double seconds, int... cells) {
    double[] volts = new double[cells.length];
    double[] lengths = new double[cells.length];
    Arrays.fill(volts, array.model().operatingPoint().volts(polarity));
    Arrays.fill(lengths, seconds);
    PulseResult result = new PulseResult();
    array.apply(PulseBatch.rectangular(cells, volts, lengths), result);
    return result;
  }

  /** Trains of different lengths and polarities on all cells. */
  private static void disturb(ProgrammableArray array) {
    OperatingPoint point = array.model().operatingPoint();
    double[] volts = new double[array.cells()];
    int[] units = new int[array.cells()];
    for (int cell = 0; cell < units.length; cell++) {
      volts[cell] = cell % 3 == 0 ? point.resetVolts() : point.setVolts();
      units[cell] = 1 + cell % 7;
    }
    array.apply(PulseBatch.trains(all(array), volts, units), new PulseResult());
  }

  private static double[] multiply(MatVec product, double[] volts, int batch, long draw) {
    double[] amperes = new double[batch * product.outputs()];
    product.multiply(volts, batch, draw, amperes);
    return amperes;
  }

  @Test
  protected void array_new_hasCellsOfPositiveConductanceAndIsTheSameEachTime() {
    ProgrammableArray array = array();
    assertThat(array.rows()).as("rows").isPositive();
    assertThat(array.columns()).as("columns").isPositive();
    assertThat(array.cells()).as("cells").isEqualTo(array.rows() * array.columns());
    for (double siemens : conductances(array)) {
      assertThat(siemens).as("conductance [S]").isPositive().isFinite();
    }
    assertThat(conductances(array()))
        .as("conductances of a second array, made alike")
        .containsExactly(conductances(array));
  }

  @Test
  protected void apply_setOrReset_raisesOrLowersTheConductance() {
    double seconds = array().model().operatingPoint().longestPulseSeconds();
    for (int cell : Arrays.stream(all(array())).limit(16).toArray()) {
      ProgrammableArray array = array();
      pulse(array, Polarity.RESET, seconds, cell);
      double low = conductances(array)[cell];
      PulseResult set = pulse(array, Polarity.SET, seconds, cell);
      double high = conductances(array)[cell];
      pulse(array, Polarity.RESET, seconds, cell);
      assertThat(high).as("conductance of cell %s after a long SET pulse", cell).isGreaterThan(low);
      assertThat(conductances(array)[cell])
          .as("conductance of cell %s after a long RESET pulse", cell)
          .isLessThan(high);
      assertThat(set.size()).as("entries of the result of one pulse").isEqualTo(1);
      assertThat(set.joules(0)).as("energy of a pulse on cell %s [J]", cell).isPositive();
      assertThat(set.coulombs(0) * array.model().operatingPoint().setVolts())
          .as("charge of a pulse on cell %s, which has the sign of the voltage", cell)
          .isPositive();
    }
  }

  @Test
  protected void apply_noSeconds_changesNoConductance() {
    ProgrammableArray array = array();
    double[] before = conductances(array);
    assertThat(pulse(array, Polarity.SET, 0, all(array)).joules(0)).as("energy [J]").isZero();
    assertThat(conductances(array)).as("conductances").containsExactly(before);
  }

  @Test
  protected void apply_unknownCell_isRefusedAndChangesNothing() {
    ProgrammableArray array = array();
    double[] before = conductances(array);
    double seconds = array.model().operatingPoint().longestPulseSeconds();
    for (int wrong : new int[] {-1, array.cells()}) {
      assertThatThrownBy(() -> pulse(array, Polarity.SET, seconds, 0, wrong))
          .as("a batch with cell %s of %s", wrong, array.cells())
          .isInstanceOf(InvalidValueException.class);
      assertThat(conductances(array)).as("conductances").containsExactly(before);
    }
  }

  @Test
  protected void version_anyChange_moves() {
    ProgrammableArray array = array();
    BankSnapshot start = array.snapshot();
    long version = array.version();
    disturb(array);
    assertThat(array.version()).as("version after pulses").isNotEqualTo(version);
    version = array.version();
    array.restore(start);
    assertThat(array.version()).as("version after restore()").isNotEqualTo(version);
  }

  @Test
  protected void version_readingAndMultiplying_stays() {
    ProgrammableArray array = array();
    double[] before = conductances(array);
    long version = array.version();
    readings(array, all(array), 1);
    multiply(array.product(), new double[array.rows()], 1, 0);
    array.snapshot();
    assertThat(array.version()).as("version after reading").isEqualTo(version);
    assertThat(conductances(array)).as("conductances after reading").containsExactly(before);
  }

  @Test
  protected void read_equalDraws_giveEqualNoise() {
    ProgrammableArray array = array();
    int[] all = all(array);
    double[] once = readings(array, all, 12);
    readings(array, all, 13);
    assertThat(readings(array, all, 12)).as("readings of the same draw").containsExactly(once);
    int last = array.cells() - 1;
    assertThat(readings(array, new int[] {last, 0}, 12))
        .as("readings of some cells instead of all")
        .containsExactly(once[last], once[0]);
    if (array.periphery().relativeReadNoise() > 0) {
      assertThat(readings(array, all, 13)).as("readings of another draw").isNotEqualTo(once);
    }
    if (readsTrueConductances()) {
      assertThat(once).as("readings without noise").containsExactly(conductances(array));
    }
  }

  @Test
  protected void restore_thenTheSamePulses_giveTheSameBits() {
    ProgrammableArray array = array();
    disturb(array);
    BankSnapshot snapshot = array.snapshot();
    double[] before = conductances(array);
    disturb(array);
    double[] after = conductances(array);
    array.restore(snapshot);
    assertThat(conductances(array)).as("conductances after restore()").containsExactly(before);
    disturb(array);
    assertThat(conductances(array))
        .as("conductances after restore() and the same pulses")
        .containsExactly(after);
    ProgrammableArray other = array();
    other.restore(snapshot);
    assertThat(conductances(other))
        .as("conductances of another array after restore()")
        .containsExactly(before);
  }

  @Test
  protected void product_ofRowsAndColumns_isPassive() {
    ProgrammableArray array = array();
    MatVec product = array.product();
    assertThat(product.inputs()).as("inputs of the product").isEqualTo(array.rows());
    assertThat(product.outputs()).as("outputs of the product").isEqualTo(array.columns());
    assertThat(multiply(product, new double[array.rows()], 1, 0))
        .as("currents at 0 V")
        .containsExactly(new double[array.columns()], within(0.0));
    double[] volts = new double[array.rows()];
    Arrays.fill(volts, Math.abs(array.model().operatingPoint().readVolts()));
    for (double amperes : multiply(product, volts, 1, 0)) {
      assertThat(amperes).as("current of a column at the read voltage [A]").isPositive();
    }
  }

  /** Vectors of a batch give the same bits one by one. */
  @Property(tries = 20)
  protected void product_batch_equalsItsVectorsOneByOne(
      @ForAll @IntRange(min = 0, max = 5) int batch, @ForAll long seed) {
    ProgrammableArray array = array();
    MatVec product = array.product();
    int rows = array.rows();
    double readVolts = Math.abs(array.model().operatingPoint().readVolts());
    double[] volts = new Random(seed).doubles((long) batch * rows, -readVolts, readVolts).toArray();
    long draw = seed >>> 1;
    double[] together = multiply(product, volts, batch, draw);
    for (int b = 0; b < batch; b++) {
      double[] one = Arrays.copyOfRange(volts, b * rows, (b + 1) * rows);
      assertThat(multiply(product, one, 1, draw + b))
          .as("currents of vector %s of a batch of %s, multiplied alone", b, batch)
          .containsExactly(
              Arrays.copyOfRange(together, b * product.outputs(), (b + 1) * product.outputs()));
    }
  }

  /** Disjoint cells, if the array lets several threads pulse them. */
  @Test
  protected void apply_byItsWorkers_givesTheSameBits() {
    ProgrammableArray alone = array();
    double seconds = alone.model().operatingPoint().unitPulseSeconds();
    for (int cell : all(alone)) {
      pulse(alone, Polarity.SET, seconds, cell);
    }
    ProgrammableArray shared = array();
    shared
        .workers()
        .forRange(
            shared.cells(),
            1,
            (from, to) -> {
              for (int cell = from; cell < to; cell++) {
                pulse(shared, Polarity.SET, seconds, cell);
              }
            });
    assertThat(conductances(shared))
        .as("conductances after pulses by %s threads", shared.workers().threads())
        .containsExactly(conductances(alone));
  }
}
