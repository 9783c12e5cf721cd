package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void plain_manyUpdates_tellsEachQuarterOfEachStage() {
    StringWriter err = new StringWriter();
    try (ProgressMode.Display line = ProgressMode.PLAIN.open(new PrintWriter(err))) {
      for (int i = 0; i <= 100; i++) {
        line.update("first", i, 100);
      }
      line.update("second", 0, 10);
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "first: 0 of 100",
            "first: 25 of 100",
            "first: 50 of 100",
            "first: 75 of 100",
            "first: 100 of 100",
            "second: 0 of 10");
  }

  @Test
  void none_saysNothing() {
    StringWriter err = new StringWriter();
    try (ProgressMode.Display line = ProgressMode.NONE.open(new PrintWriter(err))) {
      line.update("first", 1, 2);
    }
    assertThat(err.toString()).isEmpty();
  }
}
