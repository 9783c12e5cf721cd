package org.ouroboros.memristor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CustomDeviceTest {

  @Test
  void main_programsEveryDevice() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream usual = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      CustomDevice.main(new String[0]);
    } finally {
      System.setOut(usual);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("CONVERGED=64");
  }

  @Test
  void source_hasAtMost40Lines() throws Exception {
    Path source = Path.of("src/main/java/org/ouroboros/memristor/examples/CustomDevice.java");
    assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(40);
  }
}
