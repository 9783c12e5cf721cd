package org.ouroboros.memristor.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.mapper.internal.network.MapperDefinition;
import org.ouroboros.memristor.mapper.internal.network.MapperNetworks;
import org.ouroboros.memristor.mapper.internal.network.Mlp;
import org.ouroboros.memristor.mapper.internal.network.PolarityNetworks;

class MapperFileTest {

  private static final String NAME = "jart-vcm-v1b-realistic-p1";

  private static String text(MapperFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    file.write(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static MapperFile read(String text) throws IOException {
    return MapperFile.read(
        "some.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void saveAndLoad_ofABundledMapper_keepsEveryByte(@TempDir Path folder) throws IOException {
    MapperFile bundled = PulseMappers.bundledOrFile(NAME);
    Path file = folder.resolve("new/mapper.json");
    bundled.save(file);
    MapperFile loaded = MapperFile.load(file);
    assertThat(text(loaded)).isEqualTo(text(bundled)).isEqualTo(Files.readString(file));
    assertThat(loaded.provenance()).isEqualTo(bundled.provenance());
    assertThat(loaded.mapper().range()).isEqualTo(bundled.mapper().range());
    assertThat(loaded.mapper().tolerances()).isEqualTo(bundled.mapper().tolerances());
    assertThat(PulseMappers.bundledOrFile(file.toString()).provenance())
        .isEqualTo(bundled.provenance());
  }

  @Property(tries = 200)
  void saveAndLoad_ofAnyFiniteWeights_keepsEveryBit(@ForAll @Size(4) List<Double> weights)
      throws IOException {
    double[][] layer = new double[4][1];
    for (int i = 0; i < 4; i++) {
      layer[i][0] = Double.isFinite(weights.get(i)) ? weights.get(i) : i;
    }
    MapperFile bundled = PulseMappers.bundledOrFile(NAME);
    Mlp network = new Mlp(List.<double[][]>of(layer));
    NetworkMapper mapper =
        new NetworkMapper(
            new MapperDefinition(
                "any",
                "device",
                bundled.mapper().definition().encoder(),
                MapperNetworks.ofLength(new PolarityNetworks(network, network)),
                Optional.empty()));
    MapperFile read = read(text(new MapperFile(mapper, bundled.provenance())));
    Mlp back = read.mapper().definition().coldStart().length().reset();
    for (int i = 0; i < 4; i++) {
      assertThat(Double.doubleToRawLongBits(back.layers().get(0)[i][0]))
          .isEqualTo(Double.doubleToRawLongBits(layer[i][0]));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0001, 0.01, 0.1, 0.5, 0.9, 0.9999})
  void load_ofATruncatedFile_namesFileAndRule(double share, @TempDir Path folder)
      throws IOException {
    String whole = text(PulseMappers.bundledOrFile(NAME)).strip();
    Path file = folder.resolve("cut.json");
    Files.writeString(file, whole.substring(0, (int) (share * whole.length())));
    assertThatThrownBy(() -> MapperFile.load(file))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(" must be ")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version" : 2 | "version" : 3 | some.json.version must be at least 1 and at most 2, but was 3
          "version" : 2 | "edition" : 2 | some.json.version must be a whole number of 32 bits, but was missing
          ouroboros/pulse-mapper | other/thing | some.json.schema must be 'ouroboros/pulse-mapper', but was 'other/thing'
          "name" : "P1" | "name" : "P7" | some.json.provenance.protocol.name must be P1 or P2, but was 'P7'
          "BEST_PULSE" | "GUESS" | some.json.provenance.recipe must be one of [APPLIED_PULSE, BEST_PULSE, SIMULATED_HITS], but was 'GUESS'
          "maxSiemens" : 5 | "maxSiemens" : -5 | some.json: maxSiemens must be greater than minSiemens 9.445300212774053E-5, but was -5.593001905822079E-4
          "requests" : 40000 | "requests" : 1 | some.json: requests must be at least 16, but was 1
          "leastTolerance" : 0.01 | "leastTolerance" : "x" | some.json.coding.leastTolerance must be a number, but was "x"
          """)
  void read_withAFieldBroken_namesFileFieldRuleAndValue(String good, String bad, String message)
      throws IOException {
    String whole = text(PulseMappers.bundledOrFile(NAME));
    assertThat(whole).contains(good);
    assertThatThrownBy(() -> read(whole.replaceFirst(java.util.regex.Pattern.quote(good), bad)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(message);
  }

  @Test
  void read_withMoreAfterTheEnd_isRefused() throws IOException {
    String whole = text(PulseMappers.bundledOrFile(NAME));
    assertThatThrownBy(() -> read(whole + "{}"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("some.json must be complete, well-formed JSON");
  }

  @Test
  void load_ofAMissingFile_namesIt(@TempDir Path folder) {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> MapperFile.load(file))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("mapper file must exist, but was '" + file + "'");
    assertThatThrownBy(() -> PulseMappers.bundledOrFile(file.toString()))
        .hasMessageStartingWith("mapper must be one of [")
        .hasMessageEndingWith("'" + file + "'");
  }
}
