package org.ouroboros.memristor.examples.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reports an error in one line and by the exit code. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine line = exception.getCommandLine();
    String message = oneLine(exception);
    String help = " (see " + line.getCommandSpec().qualifiedName() + " --help)";
    return print(line, message + help, ExitCode.USAGE);
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine line, ParseResult parseResult) {
    if (exception instanceof IllegalArgumentException) {
      return print(line, oneLine(exception), ExitCode.USAGE);
    }
    if (exception instanceof UncheckedIOException io) {
      return print(line, oneLine(io), ExitCode.SOFTWARE);
    }
    String kind = exception.getClass().getSimpleName();
    return print(line, "the run failed: " + kind + ": " + oneLine(exception), ExitCode.SOFTWARE);
  }

  private static int print(CommandLine line, String message, int exitCode) {
    line.getErr().println("ouroboros: " + message);
    line.getErr().flush();
    return exitCode;
  }

  private static String oneLine(Throwable exception) {
    Throwable cause = exception;
    if (exception instanceof UncheckedIOException) {
      cause = Objects.requireNonNull(exception.getCause());
    }
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof FileSystemException file && file.getReason() == null) {
      String kind = cause instanceof AccessDeniedException ? "access denied" : "cannot be used";
      message = message + ": " + kind;
    }
    return message.strip().replaceAll("\\s+", " ");
  }
}
