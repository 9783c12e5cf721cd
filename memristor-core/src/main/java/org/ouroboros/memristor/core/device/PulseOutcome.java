package org.ouroboros.memristor.core.device;

/** What became of a pulse at one cell. */
public enum PulseOutcome {
  /** The state moved freely. */
  FREE,
  /** The window's lower bound stopped the state. */
  STOPPED_LOWER,
  /** The window's upper bound stopped the state. */
  STOPPED_UPPER,
  /** The model left its range or the solver its step limit; the state is as before. */
  UNSOLVED;

  private static final PulseOutcome[] BY_CODE = values();

  /** A compact form for arrays of outcomes: the ordinal. */
  byte code() {
    return (byte) ordinal();
  }

  static PulseOutcome of(byte code) {
    return BY_CODE[code];
  }
}
