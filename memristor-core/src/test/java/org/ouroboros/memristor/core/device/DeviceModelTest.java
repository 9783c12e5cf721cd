package org.ouroboros.memristor.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ouroboros.memristor.core.testing.LogisticDevice;
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
  void catalog_listedDevice_isFoundByName(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(DeviceModel.class.getName()), LogisticDevice.class.getName());
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      assertThat(DeviceModel.catalog(loader).find("logistic")).isInstanceOf(LogisticDevice.class);
      assertThatThrownBy(() -> DeviceModel.catalog(loader).find("nothing"))
          .hasMessageMatching("model must be one of \\[.*logistic.*], but was 'nothing'");
    }
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
