package org.ouroboros.memristor.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

  @TempDir Path folder;

  @Test
  void write_fails_leavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a.txt");
    DataFile.writeText(file, out -> out.write("old"));
    assertThatThrownBy(
            () ->
                DataFile.writeText(
                    file,
                    out -> {
                      out.write("half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void write_newFolder_isMade() {
    Path file = folder.resolve("x/y/b.txt");
    DataFile.writeText(file, out -> out.write("grün"));
    assertThat(file).hasContent("grün");
  }
}
