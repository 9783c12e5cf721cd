package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes jars of plug-ins in {@code plugins} below a folder. */
record PluginJar(Path folder) {

  /** Writes a jar; answers the folder of jars. */
  Path write(String name, Map<String, byte[]> entries) throws IOException {
    Path jar = Files.createDirectories(folder.resolve("plugins")).resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return jar.getParent();
  }

  /** Writes a jar of one class that serves; answers the folder of jars. */
  Path write(String name, Class<?> service, String className, String source) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    byte[] list = (className + "\n").getBytes(StandardCharsets.UTF_8);
    entries.put("META-INF/services/" + service.getName(), list);
    entries.put(className.replace('.', '/') + ".class", compile(className, source));
    return write(name, entries);
  }

  /** Compiles a class that has no inner ones. */
  byte[] compile(String className, String source) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + className.replace('.', '/') + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    boolean fine =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, null, options, null, List.of(file))
            .call();
    assertThat(fine).isTrue();
    return Files.readAllBytes(classes.resolve(className.replace('.', '/') + ".class"));
  }
}
