package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {

  @TempDir private Path folder;

  private CommandResult demo(int threads, Path out) {
    return CommandResult.of(
        "demo",
        "--effort",
        "smoke",
        "--seed",
        3,
        "--threads",
        threads,
        "--out",
        out,
        "--size",
        "48x40",
        "--progress",
        "plain");
  }

  @Test
  void demo_anyNumberOfThreads_givesTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    CommandResult result = demo(1, one).assertFine();
    assertThat(result.out())
        .contains("floating point", "one-shot", "noise-free-inverse", "write-verify", "hybrid")
        .contains("analog mapper", "wrote " + one);
    assertThat(result.err()).contains("training the classifier", "hybrid: programming");
    Path seven = folder.resolve("seven");
    demo(7, seven).assertFine();
    for (String name : new String[] {"report.json", "cells.csv", "index.html"}) {
      assertThat(seven.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertRecord(new ObjectMapper().readTree(Files.readString(one.resolve("report.json"))));
    assertPageShowsWhatIsThere(one);
  }

  private static void assertRecord(JsonNode record) {
    assertThat(record.get("schema").asText()).isEqualTo("ouroboros/demo-report");
    assertThat(record.get("provenance").get("seed").asLong()).isEqualTo(3);
    assertThat(record.get("settings").get("tileRows").asInt()).isEqualTo(48);
    assertThat(record.get("classifier").get("digitsRight").get("trials").asInt()).isEqualTo(364);
    assertThat(record.get("written")).hasSize(8);
    for (JsonNode way : record.get("written")) {
      // A 65 x 24 and a 13 x 20 array, the first split at 48 rows.
      assertThat(way.get("devices").asInt()).isEqualTo(65 * 24 + 13 * 20);
      assertThat(way.get("arrays").asInt()).isEqualTo(3);
      assertThat(way.get("within")).hasSize(6);
      assertThat(way.get("digitsRight").get("trials").asInt()).isEqualTo(364);
      assertThat(way.get("energyJoules").asDouble()).isPositive();
    }
    JsonNode verified = record.get("written").get(2);
    assertThat(verified.get("id").asText()).isEqualTo("write-verify");
    assertThat(verified.get("outcomes").get("converged").asInt())
        .isEqualTo(verified.get("devices").asInt());
    assertThat(record.get("written").get(4).get("id").asText()).isEqualTo("device-aware-hybrid");
    assertThat(record.get("ouroboros").get("fresh_requests")).isNull();
    assertThat(record.get("ouroboros").get("freshRequests")).hasSize(3);
  }

  private static void assertPageShowsWhatIsThere(Path report) throws IOException {
    String page = Files.readString(report.resolve("index.html"));
    assertThat(page).doesNotContain("http:", "https:");
    Matcher links = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
    int count = 0;
    while (links.find()) {
      assertThat(report.resolve(links.group(1))).isNotEmptyFile();
      count++;
    }
    assertThat(count).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"128", "0x128", "128x1", "axb", "-1x128", "99999999999x2"})
  void demo_badSize_isRefused(String size) {
    CommandResult.of("demo", "--size", size, "--out", folder.resolve("demo"))
        .assertRefused("--size");
    assertThat(folder.resolve("demo")).doesNotExist();
  }

  @Test
  void demo_outIsAFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "as before");
    CommandResult.of("demo", "--out", file).assertRefused("--out", "must be a folder or new");
    assertThat(file).hasContent("as before");
  }

  @Test
  void demo_unknownEffort_isRefused() {
    CommandResult.of("demo", "--effort", "huge").assertRefused("--effort", "huge");
  }
}
