package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.check.Require;

/**
 * The largest array that is built in one piece. Larger matrices are split.
 *
 * @param maxRows most word lines, at least 1
 * @param maxColumns most bit lines, at least 2, so that a weight fits
 */
public record TileSize(int maxRows, int maxColumns) {

  /** Every matrix is one array. */
  public static final TileSize UNLIMITED = new TileSize(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public TileSize {
    Require.atLeast("maxRows", maxRows, 1);
    Require.atLeast("maxColumns", maxColumns, 2);
  }
}
