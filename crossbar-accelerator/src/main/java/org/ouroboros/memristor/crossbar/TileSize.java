package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Maximum size of one array; larger matrices are split.
 *
 * @param maxRows maximum word lines, at least 1
 * @param maxColumns maximum bit lines, at least 2, so that a weight fits
 */
public record TileSize(int maxRows, int maxColumns) {

  /** No limit: every matrix is one array. */
  public static final TileSize UNLIMITED = new TileSize(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public TileSize {
    Require.atLeast("maxRows", maxRows, 1);
    Require.atLeast("maxColumns", maxColumns, 2);
  }
}
