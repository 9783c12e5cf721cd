package org.ouroboros.memristor.core.flow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table, or why there is none.
 *
 * @param table the table
 * @param reason in a few words, where there is none
 * @param seconds how long it took to find that out or to build the table
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

  /** Size of the table, if there is one. */
  double megabytes() {
    return table == null ? 0 : table.bytes() / 1e6;
  }

  /** The table's size and build time, or that pulses are integrated and why. */
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
