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

  /**
   * A place in arrays with one entry per polarity.
   *
   * @return 0 for SET, 1 for RESET
   */
  public int index() {
    return index;
  }

  /**
   * The polarity that leads from one conductance to another.
   *
   * @param fromSiemens present conductance [S]
   * @param toSiemens wanted conductance [S]
   * @return SET if the wanted one is higher, else RESET
   */
  public static Polarity towards(double fromSiemens, double toSiemens) {
    return toSiemens > fromSiemens ? SET : RESET;
  }
}
