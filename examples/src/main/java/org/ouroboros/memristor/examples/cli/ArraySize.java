package org.ouroboros.memristor.examples.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Size of an array: number of word lines and of bit lines. */
record ArraySize(int rows, int columns) {
  /** Option of the size of an array. */
  static final class SizeOption {
    @Option(
        names = "--size",
        paramLabel = "ROWSxCOLUMNS",
        defaultValue = "128x128",
        converter = Converter.class,
        description = "Size of an array; larger layers are split (default: ${DEFAULT-VALUE}).")
    private ArraySize size;

    ArraySize size() {
      return size;
    }
  }

  /** Parses a size, for example {@code 128x64}. */
  private static final class Converter implements ITypeConverter<ArraySize> {
    private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})x(\\d{1,9})");

    @Override
    public ArraySize convert(String value) {
      Matcher matcher = FORMAT.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "must be ROWSxCOLUMNS, for example 128x128, but was '" + value + "'");
      }
      return new ArraySize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
  }
}
