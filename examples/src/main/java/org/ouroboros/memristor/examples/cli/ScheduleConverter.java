package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.programming.Schedule;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a schedule, for example {@code row-parallel} or {@code grouped:1.5}. */
final class ScheduleConverter implements ITypeConverter<Schedule> {

  private static final String GROUPED = "grouped:";

  @Override
  public Schedule convert(String value) {
    if (value.equals("cell-by-cell")) {
      return Schedule.CELL_BY_CELL;
    }
    if (value.equals("row-parallel")) {
      return Schedule.ROW_PARALLEL;
    }
    if (value.startsWith(GROUPED)) {
      try {
        return Schedule.grouped(Double.parseDouble(value.substring(GROUPED.length())));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("grouped by a ratio: " + e.getMessage());
      }
    }
    throw new TypeConversionException(
        "must be cell-by-cell, row-parallel or grouped:RATIO, but was '" + value + "'");
  }
}
