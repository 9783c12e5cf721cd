package org.ouroboros.memristor.core.device;

/** The results of a batch of pulses, one per entry. Reusable; it grows as needed. */
public final class PulseResult {

  private double[] joules;
  private double[] coulombs;
  private byte[] outcomes;
  private int size;

  /** Creates an empty result. */
  public PulseResult() {
    joules = new double[0];
    coulombs = new double[0];
    outcomes = new byte[0];
  }

  /**
   * Sets the number of entries; each must be written afterwards.
   *
   * @param entries the number of entries
   */
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
   * @param i the entry
   * @param charge integral of the current through the cell [C]
   * @param energy energy delivered by the driver, the integral of V I [J]
   * @param outcome what became of the pulse
   */
  public void set(int i, double charge, double energy, PulseOutcome outcome) {
    coulombs[i] = charge;
    joules[i] = energy;
    outcomes[i] = outcome.code();
  }

  /**
   * Sets consecutive entries.
   *
   * @param first index of the first
   * @param count number of entries
   * @param charges their charges [C]
   * @param energies their energies [J]
   * @param ordinals codes of their {@link PulseOutcome}s
   */
  public void set(int first, int count, double[] charges, double[] energies, byte[] ordinals) {
    System.arraycopy(charges, 0, coulombs, first, count);
    System.arraycopy(energies, 0, joules, first, count);
    System.arraycopy(ordinals, 0, outcomes, first, count);
  }

  /** {@return the number of entries} */
  public int size() {
    return size;
  }

  /**
   * {@return the energy of an entry, the integral of V I over the pulse [J]}
   *
   * @param i the entry
   */
  public double joules(int i) {
    return joules[i];
  }

  /**
   * {@return the charge of an entry, the integral of I over the pulse [C]}
   *
   * @param i the entry
   */
  public double coulombs(int i) {
    return coulombs[i];
  }

  /**
   * {@return the outcome of an entry}
   *
   * @param i the entry
   */
  public PulseOutcome outcome(int i) {
    return PulseOutcome.of(outcomes[i]);
  }
}
