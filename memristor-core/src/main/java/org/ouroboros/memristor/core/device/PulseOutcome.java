package org.ouroboros.memristor.core.device;

/** The outcome of a pulse at one cell. */
public enum PulseOutcome {
  /** The state did not reach a bound of the window. */
  FREE(0),
  /** The window's lower bound stopped the state. */
  STOPPED_LOWER(1),
  /** The window's upper bound stopped the state. */
  STOPPED_UPPER(2),
  /** The model left its range of validity or the solver its step limit; the state is unchanged. */
  UNSOLVED(3);

  private static final PulseOutcome[] BY_CODE = values();

  private final byte code;

  PulseOutcome(int code) {
    this.code = (byte) code;
  }

  /** {@return a compact code for arrays and files, from 0 to {@link #codes()} - 1} */
  public byte code() {
    return code;
  }

  /** {@return the number of codes} */
  public static int codes() {
    return BY_CODE.length;
  }

  /** {@return the outcome with a code from 0 to {@link #codes()} - 1} */
  public static PulseOutcome of(byte code) {
    return BY_CODE[code];
  }
}
