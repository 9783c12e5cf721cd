package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCompareCommandTest {

  /** The documentation says what the command prints. */
  @Test
  void compare_bothFormsOfJart_isTheTableOfTheDocumentation() throws IOException {
    String printed = CommandResult.of("device", "compare").assertFine().out();
    String documented = Files.readString(Path.of("../docs/accuracy.md"));
    printed
        .lines()
        .skip(2)
        .map(line -> "| " + line.strip().replaceAll(" {2,}", " | ") + " |")
        .forEach(row -> assertThat(documented).contains(row));
    assertThat(printed.lines()).hasSize(7);
  }

  @Test
  void compare_toFiles_writesEveryStateAndAPlot(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("forms.csv");
    Path plot = folder.resolve("forms.png");
    String said =
        CommandResult.of("device", "compare", "--volts", "0.2,0.7", "--out", table, "--plot", plot)
            .assertFine()
            .out();
    assertThat(said).contains("0.2 V", "0.7 V", "wrote " + table, "wrote " + plot);
    assertThat(Files.readAllLines(table)).hasSize(1 + 2 * 2001);
    assertThat(plot).isNotEmptyFile();
  }

  @Test
  void compare_itself_isNoDifference() {
    assertThat(
            CommandResult.of("device", "compare", "--model", "jart-vcm-v1b", "--volts", "0.7")
                .assertFine()
                .out())
        .contains("+0.0 .. +0.0 %");
  }

  @Test
  void compare_strangers_isRefused() {
    CommandResult.of("device", "compare", "--model", "vteam")
        .assertRefused("must have one state component", "vteam");
    CommandResult.of("device", "compare", "--model", "soft-bounds")
        .assertRefused("must be a physical device", "soft-bounds");
    CommandResult.of("device", "compare", "--volts", "0").assertRefused("must not be 0");
    CommandResult.of("device", "compare", "--volts", "a").assertRefused("--volts", "a");
  }
}
