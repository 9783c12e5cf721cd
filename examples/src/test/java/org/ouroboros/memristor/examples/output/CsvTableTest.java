package org.ouroboros.memristor.examples.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class CsvTableTest {

  private static final List<String> HEADER = List.of("volts", "seconds");

  @TempDir private Path folder;

  private double[][] read(String text) throws IOException {
    Path file = folder.resolve("in.csv");
    Files.writeString(file, text);
    return rows(CsvTable.readNumbers("--in", file, HEADER));
  }

  private static double[][] rows(CsvTable.Numbers table) {
    double[][] rows = new double[table.rows()][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new double[] {table.at(r, 0), table.at(r, 1)};
    }
    return rows;
  }

  @Test
  void readOfWrite_givesTheSameBits() {
    double[] values = {0.1, -1e-300, Double.MIN_VALUE, 1 / 3.0, Double.MAX_VALUE, -0.0};
    Path file = folder.resolve("table.csv");
    new Columns<Double>()
        .data(HEADER.get(0), "", value -> value)
        .data(HEADER.get(1), "", value -> -value)
        .write(file, Arrays.stream(values).boxed().toList());
    double[][] rows = rows(CsvTable.readNumbers("--in", file, HEADER));
    assertThat(rows).hasNumberOfRows(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(rows[i]).containsExactly(values[i], -values[i]);
    }
  }

  @Test
  void readNumbers_windowsLinesMarkAndSpaces_isRead() throws IOException {
    assertThat(read("\ufeffvolts,seconds\r\n1, 2\r\n3,4"))
        .isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
  }

  @Test
  void readNumbers_headerOnly_isNoRows() throws IOException {
    assertThat(read("volts,seconds\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volts,seconds;1,2;3        | line 3 | must have 2 fields | 1",
        "volts,seconds;1,2,3        | line 2 | must have 2 fields | 3",
        "volts,seconds;1,2;3,4;5,x  | line 4 | seconds must be a number | 'x'",
        "volts,seconds;1,           | line 2 | seconds must be a number | ''",
        "volts;1                    | --in   | must have the columns [volts, seconds] | [volts]",
        "1,2;3,4                    | --in   | must have the columns [volts, seconds] | [1, 2]",
        "volts,seconds;1,\"2        | --in   | must be CSV | EOF"
      })
  void readNumbers_malformed_isRefused(String text, String where, String rule, String value) {
    assertThatThrownBy(() -> read(text.replace(';', '\n')))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContainingAll("--in", where, rule, value);
  }

  @Test
  void readNumbers_emptyFile_isRefused() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("an empty file");
  }

  @Test
  void readNumbers_otherBytes_isRefused() throws IOException {
    Path file = folder.resolve("in.csv");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> CsvTable.readNumbers("--in", file, HEADER))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("UTF-8");
  }
}
