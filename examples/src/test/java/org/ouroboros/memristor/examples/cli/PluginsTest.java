package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

  private static final String SERVICE =
      "META-INF/services/org.ouroboros.memristor.core.device.DeviceModel";

  private static final String DEVICE =
      """
      package plugin;

      import org.ouroboros.memristor.core.device.OperatingPoint;
      import org.ouroboros.memristor.core.device.PhysicalDevice;

      public final class Relay implements PhysicalDevice {
        @Override public String name() { return "relay"; }
        @Override public String description() { return "a device of my own (me, today)"; }
        @Override public OperatingPoint operatingPoint() {
          return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2);
        }
        @Override public double lowerState(double[] p) { return 0; }
        @Override public double upperState(double[] p) { return 1; }
        @Override public double currentAmperes(double volts, double[] x, double[] p) {
          return (1e-5 + 1e-4 * x[0]) * volts;
        }
        @Override public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          perSecond[0] = 100 * volts;
        }
      }
      """;

  @TempDir private Path folder;

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    return new PluginJar(folder).write(name, entries);
  }

  private byte[] compile(String className, String source) throws IOException {
    return new PluginJar(folder).compile(className, source);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path plugins() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(SERVICE, text("plugin.Relay\n"));
    entries.put("plugin/Relay.class", compile("plugin.Relay", DEVICE));
    return jar("relay.jar", entries);
  }

  @Test
  void list_deviceInPluginJar_isShownBesideTheOthers() throws IOException {
    CommandResult result = CommandResult.of("device", "list", "--plugins", plugins()).assertFine();
    assertThat(result.out()).contains("relay (physics)", "a device of my own", "jart-vcm-v1b");
    assertThat(CommandResult.of("device", "list").out()).doesNotContain("relay");
  }

  @Test
  void trace_deviceInPluginJar_movesAsItsEquationSays() throws IOException {
    CommandResult result =
        CommandResult.of(
                "device",
                "trace",
                "--plugins",
                plugins(),
                "--model",
                "relay",
                "--volts",
                "0.5",
                "--seconds",
                "1e-2",
                "--start-siemens",
                "2e-5",
                "--points",
                "2")
            .assertFine();
    String[] last =
        result.out().lines().reduce((first, second) -> second).orElseThrow().split(",", -1);
    // From state 0.1 at 50 per second for 10 ms.
    assertThat(Double.parseDouble(last[6]))
        .isCloseTo(0.6, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void plugins_noSuchFolder_isRefused() {
    CommandResult.of("device", "list", "--plugins", folder.resolve("none"))
        .assertRefused("--plugins", "must be a folder that exists", "none");
  }

  @Test
  void plugins_folderWithoutJars_isRefused() {
    CommandResult.of("device", "list", "--plugins", folder)
        .assertRefused("--plugins", "must hold at least one .jar file");
  }

  @Test
  void plugins_brokenJar_isRefused() throws IOException {
    Path plugins = plugins();
    byte[] whole = Files.readAllBytes(plugins.resolve("relay.jar"));
    try (OutputStream out = Files.newOutputStream(plugins.resolve("broken.jar"))) {
      out.write(whole, 0, whole.length / 2);
    }
    CommandResult.of("device", "list", "--plugins", plugins)
        .assertRefused("--plugins", "must hold only readable jars", "broken.jar");
  }

  @Test
  void plugins_classThatIsNotThere_isRefused() throws IOException {
    Path plugins = jar("empty.jar", Map.of(SERVICE, text("plugin.Missing\n")));
    CommandResult.of("device", "list", "--plugins", plugins)
        .assertRefused("--plugins", "must hold working plug-ins", "plugin.Missing");
  }

  @Test
  void plugins_classFileThatIsNone_isRefused() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(SERVICE, text("plugin.Relay\n"));
    entries.put("plugin/Relay.class", text("no class file"));
    CommandResult.of("device", "list", "--plugins", jar("bad.jar", entries))
        .assertRefused("--plugins", "must hold working plug-ins");
  }

  @Test
  void plugins_nameOfABuiltInModel_isRefused() throws IOException {
    String twin = DEVICE.replace("\"relay\"", "\"jart-vcm-v1b\"");
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(SERVICE, text("plugin.Relay\n"));
    entries.put("plugin/Relay.class", compile("plugin.Relay", twin));
    CommandResult.of("device", "list", "--plugins", jar("twin.jar", entries))
        .assertRefused("model name", "jart-vcm-v1b");
  }
}
