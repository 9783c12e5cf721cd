package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OuroborosCommandTest {

  @Test
  void help_ofEveryCommand_isShown() {
    assertHelp(OuroborosCommand.commandLine());
  }

  private static void assertHelp(CommandLine line) {
    Object[] words = (line.getCommandSpec().qualifiedName() + " --help").split(" ", -1);
    Object[] args = java.util.Arrays.copyOfRange(words, 1, words.length);
    CommandResult result = CommandResult.of(args).assertFine();
    assertThat(result.out()).startsWith("Usage: " + line.getCommandSpec().qualifiedName());
    assertThat(result.out()).contains("--help");
    if (line.getSubcommands().isEmpty()) {
      assertThat(result.out()).contains("--seed", "--threads", "--plugins");
    }
    line.getSubcommands().values().forEach(OuroborosCommandTest::assertHelp);
  }

  @Test
  void version_isThatOfTheLibrary() {
    assertThat(CommandResult.of("--version").assertFine().out())
        .matches("ouroboros \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void noCommand_isRefused() {
    CommandResult.of().assertRefused("Missing required subcommand");
  }

  @Test
  void unknownCommand_isRefused() {
    CommandResult.of("device", "lst").assertRefused("'lst'");
  }

  @Test
  void noThreads_areRefused() {
    CommandResult.of("device", "list", "--threads", "0")
        .assertRefused("--threads", "must be at least 1", "0");
  }

  @Test
  void seedThatIsNoNumber_isRefused() {
    CommandResult.of("device", "list", "--seed", "one").assertRefused("--seed", "'one'");
  }
}
