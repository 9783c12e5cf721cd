package org.ouroboros.memristor.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.LogisticDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class DeviceModelTest {

  private final LogisticDevice model = new LogisticDevice();

  @Property(tries = 200)
  void setConductance_default_invertsConductance(
      @ForAll @DoubleRange(min = 1, max = 100) @Scale(9) double microsiemens) {
    double siemens = microsiemens * 1e-6;
    double[] state = {0.5};
    double[] nominal = model.nominalParameters();
    model.setConductance(siemens, 0.05, state, nominal);
    assertThat(model.conductanceSiemens(0.05, state, nominal))
        .isCloseTo(siemens, within(1e-12 * siemens));
  }

  @Test
  void setConductance_outOfReach_isRefusedAndTheStateKept() {
    double[] state = {0.5};
    assertThatThrownBy(() -> model.setConductance(2e-4, 0.05, state, model.nominalParameters()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("conductance must lie in the range");
    assertThat(state[0]).isEqualTo(0.5);
  }

  @Test
  void preset_unknownName_listsWhatThereIs() {
    assertThat(model.preset("varied")).isSameAs(LogisticDevice.VARIED);
    assertThatThrownBy(() -> model.preset("WILD"))
        .hasMessage("variation must be one of [VARIED, NONE] for logistic, but was 'WILD'");
  }

  @Test
  void catalog_testDevice_isFoundByName() {
    assertThat(DeviceModel.catalog().find("logistic")).isInstanceOf(LogisticDevice.class);
    assertThatThrownBy(() -> DeviceModel.catalog().find("nothing"))
        .hasMessage("model must be one of [logistic], but was 'nothing'");
  }

  @Test
  void variation_sameParameterTwice_isRefused() {
    Variation.ParameterVariation spread =
        new Variation.ParameterVariation(
            "speed", Variation.DeviceVariation.NONE, Variation.CycleVariation.NONE);
    assertThatThrownBy(() -> new Variation("X", List.of(spread, spread)))
        .hasMessageContaining("must name each parameter only once");
    assertThatThrownBy(() -> new Variation.BoundedRandomWalk(0.1, 0, -1, 0))
        .hasMessageContaining("lowerFraction");
  }

  @Test
  void operatingPoint_sameSigns_isRefused() {
    assertThatThrownBy(() -> new OperatingPoint(1, 1, 0.1, 1e-6, 1))
        .hasMessageContaining("resetVolts must have the opposite sign of setVolts");
  }
}
