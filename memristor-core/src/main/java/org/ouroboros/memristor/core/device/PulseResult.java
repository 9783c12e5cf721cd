package org.ouroboros.memristor.core.device;

/** The results of a batch of pulses, one per entry. Reusable; it grows as needed. */
public final class PulseResult {
  private double[] joules = new double[0];
  private double[] coulombs = new double[0];
  private byte[] outcomes = new byte[0];
  private int size;

  /** Creates an empty result. */
  public PulseResult() {}

  /** Sets the number of entries; each must be written afterwards. */
  public void reset(int entries) {
    if (joules.length < entries) {
      joules = new double[entries];
      coulombs = new double[entries];
      outcomes = new byte[entries];
    }
    size = entries;
  }

  /**
   * Sets an entry.
   *
   * @param pulseCoulombs integral of the current through the cell [C]
   * @param pulseJoules energy delivered by the driver, the integral of V I [J]
   * @param outcome outcome of the pulse
   */
  public void set(int i, double pulseCoulombs, double pulseJoules, Outcome outcome) {
    coulombs[i] = pulseCoulombs;
    joules[i] = pulseJoules;
    outcomes[i] = outcome.code();
  }

  /**
   * Sets consecutive entries.
   *
   * @param first index of the first
   * @param count number of entries
   * @param pulseCoulombs their charges [C]
   * @param pulseJoules their energies [J]
   * @param outcomeCodes codes of their {@link PulseResult.Outcome}s
   */
  public void set(
      int first, int count, double[] pulseCoulombs, double[] pulseJoules, byte[] outcomeCodes) {
    System.arraycopy(pulseCoulombs, 0, coulombs, first, count);
    System.arraycopy(pulseJoules, 0, joules, first, count);
    System.arraycopy(outcomeCodes, 0, outcomes, first, count);
  }

  /** {@return the number of entries} */
  public int size() {
    return size;
  }

  /** {@return the energy of an entry, the integral of V I over the pulse [J]} */
  public double joules(int i) {
    return joules[i];
  }

  /** {@return the charge of an entry, the integral of I over the pulse [C]} */
  public double coulombs(int i) {
    return coulombs[i];
  }

  /** {@return the outcome of an entry} */
  public Outcome outcome(int i) {
    return Outcome.of(outcomes[i]);
  }

  /** The outcome of a pulse at one cell. */
  public enum Outcome {
    /** The state did not reach a bound of the window. */
    FREE(0),
    /** The window's lower bound stopped the state. */
    STOPPED_LOWER(1),
    /** The window's upper bound stopped the state. */
    STOPPED_UPPER(2),
    /**
     * The model left its range of validity or the solver its step limit; the state is unchanged.
     */
    UNSOLVED(3);

    private static final Outcome[] BY_CODE = values();

    private final byte code;

    Outcome(int code) {
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
    public static Outcome of(byte code) {
      return BY_CODE[code];
    }
  }
}
