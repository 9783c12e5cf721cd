package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.programming.StrategyFactory;

class ProtocolP3CommandTest {

  private static final Path OWN =
      Path.of("src/main/java/org/ouroboros/memristor/examples/CustomStrategy.java");

  @TempDir private Path folder;

  /** The folder of a jar with the strategy that the library shows as an example. */
  private Path plugins() throws IOException {
    List<String> lines = Files.readAllLines(OWN);
    assertThat(lines.size()).isLessThanOrEqualTo(45);
    String source =
        String.join("\n", lines).replace("package org.ouroboros.memristor.examples;", "package p;");
    return new PluginJar(folder)
        .write("own.jar", StrategyFactory.class, "p.CustomStrategy", source);
  }

  private CommandResult p3(Path out, int threads, double noise) throws IOException {
    return CommandResult.of(
        "protocol",
        "P3",
        "--size",
        "4x3",
        "--seed",
        5,
        "--stuck",
        0.1,
        "--read-noise",
        noise,
        "--plugins",
        plugins(),
        "--threads",
        threads,
        "--out",
        out);
  }

  @Test
  void p3_withOwnStrategy_comparesAllAndGivesTheSameBytesForAnyThreads() throws IOException {
    Path one = folder.resolve("one");
    CommandResult result = p3(one, 1, 0).assertFine();
    assertThat(result.out())
        .contains("doubling", "one-shot", "write-verify-fixed, tuned", "write-verify, tuned")
        .contains("voltages: one-shot takes less time in", "wrote " + one);
    Path three = folder.resolve("three");
    p3(three, 3, 0).assertFine();
    for (String name : List.of("report.json", "results.csv", "tuning.csv", "index.html")) {
      assertThat(three.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    JsonNode report = new ObjectMapper().readTree(one.resolve("report.json").toFile());
    assertThat(report.get("finished").asBoolean()).isTrue();
    Set<String> strategies = new HashSet<>();
    for (JsonNode entry : report.get("results")) {
      strategies.add(entry.get("strategy").asText());
      assertThat(entry.get("perDevice").get("seconds").get("total").asDouble()).isPositive();
      assertThat(entry.get("stuckCells")).isNotNull();
    }
    assertThat(strategies).contains("doubling", "doubling-free", "one-shot", "ramp-tuned-for-time");
    assertThat(report.get("results")).hasSize(5 * strategies.size());
    assertPageShowsWhatIsThere(one);
  }

  private static void assertPageShowsWhatIsThere(Path report) throws IOException {
    String page = Files.readString(report.resolve("index.html"));
    Matcher links = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
    int count = 0;
    while (links.find()) {
      assertThat(report.resolve(links.group(1))).isNotEmptyFile();
      count++;
    }
    assertThat(count).isGreaterThan(10);
  }

  @ParameterizedTest
  @CsvSource({
    "--size, 0x4, rows",
    "--size, 4, ROWSxCOLUMNS",
    "--read-noise, 2, --read-noise",
    "--stuck, -1, --stuck",
    "--plugins, none, --plugins"
  })
  void p3_badOption_isRefusedAndWritesNothing(String option, String value, String part) {
    Path out = folder.resolve("p3");
    CommandResult.of("protocol", "P3", option, value, "--out", out).assertRefused(part);
    assertThat(out).doesNotExist();
  }

  @Test
  void protocol_withoutName_isRefused() {
    CommandResult.of("protocol").assertRefused("P1, P2, P2h, P3");
  }
}
