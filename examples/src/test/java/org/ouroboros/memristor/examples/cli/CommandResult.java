package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.Assertions;
import picocli.CommandLine;

/** What a command answered, run in this process. */
record CommandResult(int exitCode, String out, String err) {

  static CommandResult of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = OuroborosCommand.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] words = new String[args.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = args[i].toString();
    }
    return new CommandResult(line.execute(words), out.toString(), err.toString());
  }

  /**
   * Bad usage or bad input: exit code 2, nothing on the output, one line that says all of these.
   */
  void assertRefused(String... parts) {
    Assertions.assertThat(exitCode).as(err).isEqualTo(2);
    Assertions.assertThat(out).isEmpty();
    Assertions.assertThat(err.lines()).hasSize(1);
    Assertions.assertThat(err).contains(parts).doesNotContain("\tat ", "Exception");
  }

  CommandResult assertFine() {
    Assertions.assertThat(exitCode).as(err).isZero();
    return this;
  }
}
