package org.ouroboros.memristor.examples.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.models.Vteam;
import org.ouroboros.memristor.strategies.OneShot;

/** Core, models and strategies on the module path of another project, without flags. */
class ModulePathTest {
  /** What core, models and strategies need at run time, by the beginning of the file's name. */
  private static final List<String> LIBRARIES =
      List.of("commons-math3-", "commons-rng-", "jackson-", "slf4j-api-", "jspecify-");

  @TempDir private Path folder;

  @Test
  void main_onTheModulePath_findsDevicesAndStrategies() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src").resolve("consumer"));
    copy("module-info.txt", folder.resolve("src").resolve("module-info.java"));
    copy("Main.txt", sources.resolve("Main.java"));
    Path classes = folder.resolve("classes");
    compile(
        "--module-path",
        modulePath(),
        "-d",
        classes.toString(),
        folder.resolve("src").resolve("module-info.java").toString(),
        sources.resolve("Main.java").toString());

    String output =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-p",
            modulePath() + File.pathSeparator + classes,
            "-m",
            "consumer/consumer.Main");

    assertThat(output.lines())
        .anyMatch(line -> line.startsWith("devices [") && line.contains("jart-vcm-v1b, "))
        .anyMatch(line -> line.startsWith("strategies [") && line.contains("one-shot, "))
        .contains("org.ouroboros.memristor.strategies", "true")
        .doesNotContain("false");
  }

  private static String modulePath() {
    Stream<String> ours =
        Stream.of(DeviceModel.class, Vteam.class, OneShot.class)
            .map(c -> c.getProtectionDomain().getCodeSource().getLocation())
            .map(url -> new File(url.getPath()).getPath());
    Stream<String> others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(e -> LIBRARIES.stream().anyMatch(new File(e).getName()::startsWith));
    return Stream.concat(ours, others).collect(Collectors.joining(File.pathSeparator));
  }

  private static void compile(String... arguments) {
    StringWriter errors = new StringWriter();
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(new PrintWriter(errors), new PrintWriter(errors), arguments);
    assertThat(exit).as(errors.toString()).isZero();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = ModulePathTest.class.getResourceAsStream(resource)) {
      Files.copy(in, to);
    }
  }
}
