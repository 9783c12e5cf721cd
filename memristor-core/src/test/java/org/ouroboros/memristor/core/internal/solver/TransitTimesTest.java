package org.ouroboros.memristor.core.internal.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;

class TransitTimesTest {

  private static final double[] NOMINAL = {1, 1};
  private static final StateWindow WINDOW = new StateWindow(0.01, 0.99);

  @Property(tries = 200)
  void seconds_thenPulseOfThatLength_arrives(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(7) double from,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(7) double to) {
    double volts = to > from ? 0.3 : -0.3;
    TransitTimes times = new TransitTimes(new LogisticDevice(), volts, NOMINAL, WINDOW);
    double seconds = times.seconds(from, to);
    assertThat(seconds).isGreaterThanOrEqualTo(0);
    assertThat(LogisticDevice.endState(volts, seconds, from)).isCloseTo(to, within(1e-9));
  }

  @Test
  void sinceLower_againstTheDrive_isNegative() {
    TransitTimes times = new TransitTimes(new LogisticDevice(), -0.3, NOMINAL, WINDOW);
    assertThat(times.secondsFromLower(0.5)).isNegative();
    assertThat(times.seconds(0.5, 0.2)).isPositive();
  }

  @Test
  void constructor_severalStates_isRefused() {
    assertThatThrownBy(
            () ->
                new TransitTimes(new TwoStateDevice(), 1, new double[0], new StateWindow(0.1, 0.9)))
        .hasMessageContaining("stateSize of two-state must be 1");
  }

  @Test
  void sinceLower_outsideTheWindow_isRefused() {
    TransitTimes times = new TransitTimes(new LogisticDevice(), 0.3, NOMINAL, WINDOW);
    assertThatThrownBy(() -> times.secondsFromLower(0.995))
        .hasMessageContaining("state must lie in");
  }
}
