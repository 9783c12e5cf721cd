package org.ouroboros.memristor.core.device;

/** The direction of switching. */
public enum Polarity {
  /** Towards higher conductance. */
  SET,
  /** Towards lower conductance. */
  RESET;

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
