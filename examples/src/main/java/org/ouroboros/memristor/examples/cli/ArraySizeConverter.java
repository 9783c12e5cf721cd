package org.ouroboros.memristor.examples.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ouroboros.memristor.crossbar.TileSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the size of an array, for example {@code 128x64}. */
final class ArraySizeConverter implements ITypeConverter<TileSize> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})x(\\d{1,9})");

  @Override
  public TileSize convert(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "must be ROWSxCOLUMNS, for example 128x128, but was '" + value + "'");
    }
    try {
      return new TileSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
