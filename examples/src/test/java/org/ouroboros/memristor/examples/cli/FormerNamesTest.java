package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormerNamesTest {

  @ParameterizedTest
  @CsvSource({
    "baseline, study error-sources",
    "mapper tradeoff, study trade-off",
    "crossbar report, study wires",
  })
  void command_formerName_runsTheCommandWithANote(String former, String current) {
    Object[] words = (former + " --help").split(" ");
    CommandResult result = CommandResult.of(words).assertFine();
    assertThat(result.out()).startsWith("Usage: ouroboros " + current);
    assertThat(result.err())
        .isEqualToIgnoringNewLines("ouroboros: " + former + " is now " + current);
  }

  @ParameterizedTest
  @CsvSource({
    "ceiling, --devices, --optimum-devices",
    "ceiling, --size, --requests",
    "ceiling, --count, --requests",
    "ceiling, --map, --map-cells",
    "study error-sources, --ceiling-devices, --optimum-devices",
    "study error-sources, --size, --requests",
    "study trade-off, --size, --requests",
    "study wires, --count, --requests",
    "mapper evaluate --mapper jart-vcm-v1b-realistic, --size, --requests",
    "mapper evaluate --mapper jart-vcm-v1b-realistic, --ceiling-devices, --optimum-devices",
    "protocol P1, --count, --requests",
    "device sweep --model vteam, --wave, --waveform",
    "program, --settle-seconds, --settling-seconds",
    "mapper train --out x, --recipe, --training-target",
  })
  void option_formerName_isTheOptionWithANote(String command, String former, String current) {
    String[] words = (command + " " + former + " x").split(" ");
    CommandResult result = CommandResult.of((Object[]) words);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines().findFirst())
        .contains("ouroboros: " + former + " is now " + current);
    assertThat(result.err()).contains("Invalid value for option '" + current + "'");
    words[words.length - 2] = former + "=x";
    assertThat(CommandResult.of((Object[]) Arrays.copyOf(words, words.length - 1)).err())
        .isEqualTo(result.err());
  }

  @Test
  void option_formerFlags_areTheFlagsWithANote(@TempDir Path folder) {
    assertThat(CommandResult.of("mapper", "train", "--no-memory", "--out", folder).err())
        .contains("--no-memory is now --no-online-adaptation", "must not be a folder");
    assertThat(CommandResult.of("mapper", "train", "--memory", "--out", folder).err())
        .contains("--memory is now --online-adaptation", "must not be a folder");
    assertThat(CommandResult.of("mapper", "predict", "--success").err())
        .contains("--success is now --success-probability", "Missing required options");
  }

  @Test
  void option_thatACommandStillHas_isNotRenamed(@TempDir Path folder) {
    CommandResult.of("demo", "--size", "1", "--out", folder)
        .assertRefused("--size", "ROWSxCOLUMNS");
    CommandResult.of("protocol", "P3", "--size", "1", "--out", folder)
        .assertRefused("--size", "ROWSxCOLUMNS");
  }

  @Test
  void help_hidesFormerNames() {
    assertThat(CommandResult.of("--help").out()).contains("study").doesNotContain("baseline");
    assertThat(CommandResult.of("ceiling", "--help").out())
        .contains("--requests", "--optimum-devices", "--map-cells")
        .doesNotContain("--count", "--size");
  }
}
