package org.ouroboros.memristor.core.device;

/** The direction of switching. */
public enum Polarity {
  /** Towards higher conductance. */
  SET(0),
  /** Towards lower conductance. */
  RESET(1);

  private final int index;

  Polarity(int index) {
    this.index = index;
  }

  /** {@return the index in arrays with one entry per polarity: 0 for SET, 1 for RESET} */
  public int index() {
    return index;
  }

  /** {@return the polarity from one conductance to another: SET if the target [S] is higher} */
  public static Polarity towards(double fromSiemens, double toSiemens) {
    return toSiemens > fromSiemens ? SET : RESET;
  }
}
