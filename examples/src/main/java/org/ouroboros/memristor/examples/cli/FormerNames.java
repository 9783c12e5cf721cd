package org.ouroboros.memristor.examples.cli;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
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
          entry("--ceiling-devices", "--optimum-devices"),
          entry("--count", "--requests"),
          entry("--devices", "--optimum-devices"),
          entry("--map", "--map-cells"),
          entry("--memory", "--online-adaptation"),
          entry("--no-memory", "--no-online-adaptation"),
          entry("--recipe", "--training-target"),
          entry("--settle-seconds", "--settling-seconds"),
          entry("--size", "--requests"),
          entry("--success", "--success-probability"),
          entry("--wave", "--waveform"));

  private FormerNames() {}

  /** Lets a command line and all its subcommands accept the former names. */
  static void accept(CommandLine root) {
    root.getCommandSpec().preprocessor(FormerNames::renameCommand);
    root.getSubcommands().values().forEach(FormerNames::acceptOptions);
  }

  private static void acceptOptions(CommandLine line) {
    line.getCommandSpec().preprocessor(FormerNames::renameOptions);
    line.getSubcommands().values().forEach(FormerNames::acceptOptions);
  }

  /** Replaces a former command at the top of the stack. */
  private static boolean renameCommand(
      Stack<String> args, CommandSpec root, ArgSpec arg, Map<String, Object> info) {
    for (List<String> former : COMMANDS.keySet()) {
      int size = former.size();
      List<String> current = COMMANDS.get(former);
      List<String> top = args.subList(Math.max(0, args.size() - size), args.size());
      if (reversed(top).equals(former)) {
        note(root, String.join(" ", former), String.join(" ", current));
        top.clear();
        args.addAll(reversed(current));
        break;
      }
    }
    return false;
  }

  /** Replaces former options of one command: those above the name of a subcommand, if any. */
  private static boolean renameOptions(
      Stack<String> args, CommandSpec spec, ArgSpec arg, Map<String, Object> info) {
    for (int i = args.size() - 1; i >= 0; i--) {
      String word = args.get(i);
      if (word.equals("--") || spec.subcommands().containsKey(word)) {
        break;
      }
      int end = word.indexOf('=') < 0 ? word.length() : word.indexOf('=');
      String former = word.substring(0, end);
      String current = OPTIONS.get(former);
      if (current != null && !hasOption(spec, former) && hasOption(spec, current)) {
        note(spec, former, current);
        args.set(i, current + word.substring(end));
      }
    }
    return false;
  }

  private static boolean hasOption(CommandSpec spec, String name) {
    return spec.optionsMap().containsKey(name) || spec.negatedOptionsMap().containsKey(name);
  }

  private static List<String> reversed(List<String> list) {
    List<String> words = new ArrayList<>(list);
    Collections.reverse(words);
    return words;
  }

  private static void note(CommandSpec spec, String former, String current) {
    spec.commandLine().getErr().println("ouroboros: " + former + " is now " + current);
  }
}
