package org.ouroboros.memristor.examples.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Former names of commands and options: they keep working, do not show in the help, and each use is
 * noted in one line on the error stream.
 */
final class FormerNames {

  private static final Map<List<String>, List<String>> COMMANDS =
      Map.of(
          List.of("baseline"), List.of("study", "error-sources"),
          List.of("mapper", "tradeoff"), List.of("study", "trade-off"),
          List.of("crossbar", "report"), List.of("study", "wires"));

  /** Only for commands that have the new option and no option of the former name. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("--ceiling-devices", "--optimum-devices"),
          Map.entry("--count", "--requests"),
          Map.entry("--devices", "--optimum-devices"),
          Map.entry("--map", "--map-cells"),
          Map.entry("--memory", "--online-adaptation"),
          Map.entry("--no-memory", "--no-online-adaptation"),
          Map.entry("--recipe", "--training-target"),
          Map.entry("--settle-seconds", "--settling-seconds"),
          Map.entry("--size", "--requests"),
          Map.entry("--success", "--success-probability"),
          Map.entry("--wave", "--waveform"));

  private FormerNames() {}

  /** Lets a command line and all its subcommands accept the former names. */
  static void accept(CommandLine root) {
    root.getCommandSpec()
        .preprocessor(
            (args, spec, arg, info) -> {
              renameCommand(args, spec);
              return false;
            });
    root.getSubcommands().values().forEach(FormerNames::acceptOptions);
  }

  private static void acceptOptions(CommandLine line) {
    line.getCommandSpec()
        .preprocessor(
            (args, spec, arg, info) -> {
              renameOptions(args, spec);
              return false;
            });
    line.getSubcommands().values().forEach(FormerNames::acceptOptions);
  }

  /** Replaces a former command at the top of the stack. */
  private static void renameCommand(Stack<String> args, CommandSpec root) {
    for (List<String> former : COMMANDS.keySet()) {
      int size = former.size();
      List<String> current = COMMANDS.get(former);
      if (args.size() >= size && topFirst(args).subList(0, size).equals(former)) {
        note(root, String.join(" ", former), String.join(" ", current));
        former.forEach(word -> args.pop());
        for (int i = current.size() - 1; i >= 0; i--) {
          args.push(current.get(i));
        }
        return;
      }
    }
  }

  /** Replaces former options of one command: those above the name of a subcommand, if any. */
  private static void renameOptions(Stack<String> args, CommandSpec spec) {
    for (int i = args.size() - 1; i >= 0; i--) {
      String word = args.get(i);
      if (word.equals("--") || spec.subcommands().containsKey(word)) {
        return;
      }
      int end = word.indexOf('=') < 0 ? word.length() : word.indexOf('=');
      String former = word.substring(0, end);
      String current = OPTIONS.get(former);
      if (current != null && !hasOption(spec, former) && hasOption(spec, current)) {
        note(spec, former, current);
        args.set(i, current + word.substring(end));
      }
    }
  }

  private static boolean hasOption(CommandSpec spec, String name) {
    return spec.optionsMap().containsKey(name) || spec.negatedOptionsMap().containsKey(name);
  }

  private static List<String> topFirst(Stack<String> args) {
    List<String> words = new ArrayList<>(args);
    Collections.reverse(words);
    return words;
  }

  private static void note(CommandSpec spec, String former, String current) {
    spec.commandLine().getErr().println("ouroboros: " + former + " is now " + current);
  }
}
