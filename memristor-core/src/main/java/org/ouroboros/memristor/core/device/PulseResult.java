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
  public void set(int i, double pulseCoulombs, double pulseJoules, PulseOutcome outcome) {
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
   * @param outcomeCodes codes of their {@link PulseOutcome}s
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
  public PulseOutcome outcome(int i) {
    return PulseOutcome.of(outcomes[i]);
  }
}
