package org.ouroboros.memristor.core.flow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Result of building a table.
 *
 * @param table the table, or null
 * @param reason short reason why there is no table, else empty
 * @param seconds duration of the attempt [s]
 */
record Tabulation(@Nullable FlowTable table, String reason, double seconds) {

  static Tabulation none(String reason) {
    return new Tabulation(null, reason, 0);
  }

  static Tabulation of(FlowTable table) {
    return new Tabulation(table, "", 0);
  }

  Tabulation after(double elapsedSeconds) {
    return new Tabulation(table, reason, elapsedSeconds);
  }

  /** Returns the size of the table [MB]; 0 if there is none. */
  double megabytes() {
    return table == null ? 0 : table.bytes() / 1e6;
  }

  /** Describes the table's size and build time, or why pulses are integrated. */
  String description() {
    if (table == null) {
      return "integrated (" + reason + ")";
    }
    return String.format(
        Locale.ROOT,
        "%d x %d panels, %.1f MB, built in %.2f s",
        table.states().count(),
        table.slopes().length,
        megabytes(),
        seconds);
  }
}
