package org.ouroboros.memristor.core.solver.tabulated;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table, or a short reason why there is none, and the duration of the attempt. */
record TableBuildResult(@Nullable FlowTable table, String reason, double seconds) {
  static TableBuildResult failure(String reason) {
    return new TableBuildResult(null, reason, 0);
  }

  static TableBuildResult success(FlowTable table) {
    return new TableBuildResult(table, "", 0);
  }

  TableBuildResult withSeconds(double elapsedSeconds) {
    return new TableBuildResult(table, reason, elapsedSeconds);
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
        table.stateGrid().count(),
        table.timeDerivatives().length,
        megabytes(),
        seconds);
  }
}
