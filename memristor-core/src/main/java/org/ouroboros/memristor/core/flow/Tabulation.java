package org.ouroboros.memristor.core.flow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table, or why there is none.
 *
 * @param table the table
 * @param reason in a few words, where there is none
 */
record Tabulation(@Nullable FlowTable table, String reason) {

  static Tabulation none(String reason) {
    return new Tabulation(null, reason);
  }

  /** The table's size, or that pulses are integrated and why. */
  String description() {
    if (table == null) {
      return "integrated (" + reason + ")";
    }
    return String.format(
        Locale.ROOT,
        "%d x %d panels, %.1f MB",
        table.states().count(),
        table.slopes().length,
        table.bytes() / 1e6);
  }
}
