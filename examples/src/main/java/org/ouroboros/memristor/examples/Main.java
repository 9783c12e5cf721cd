package org.ouroboros.memristor.examples;

import org.ouroboros.memristor.examples.cli.OuroborosCommand;
import picocli.CommandLine;

/** Entry point of the runnable jar: {@code java -jar ouroboros.jar --help}. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process with its exit code: 0 success, 1 failed run, 2 bad usage or
   * bad input.
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(args));
  }

  /** Reports errors of the virtual machine, such as too little memory, in one line as well. */
  private static int run(String[] args) {
    try {
      return OuroborosCommand.commandLine().execute(args);
    } catch (Error e) {
      System.err.println("ouroboros: the run failed: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
