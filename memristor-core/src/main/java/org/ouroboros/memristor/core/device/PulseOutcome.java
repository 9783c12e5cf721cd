package org.ouroboros.memristor.core.device;

/** What became of a pulse at one cell. */
public enum PulseOutcome {
  /** The state moved freely. */
  FREE(0),
  /** The window's lower bound stopped the state. */
  STOPPED_LOWER(1),
  /** The window's upper bound stopped the state. */
  STOPPED_UPPER(2),
  /** The model left its range or the solver its step limit; the state is as before. */
  UNSOLVED(3);

  private static final PulseOutcome[] BY_CODE = values();

  private final byte code;

  PulseOutcome(int code) {
    this.code = (byte) code;
  }

  /**
   * A compact form for arrays and files of outcomes.
   *
   * @return at least 0, below {@link #codes()}
   */
  public byte code() {
    return code;
  }

  /**
   * How many codes there are.
   *
   * @return one more than the greatest code
   */
  public static int codes() {
    return BY_CODE.length;
  }

  /**
   * The outcome of a code.
   *
   * @param code at least 0, below {@link #codes()}
   * @return the outcome
   */
  public static PulseOutcome of(byte code) {
    return BY_CODE[code];
  }
}
