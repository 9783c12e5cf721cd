package org.ouroboros.memristor.core.device;

/**
 * What pulses did, one entry per entry of the batch. Belongs to the caller and is used again and
 * again; it grows as needed.
 */
public final class PulseResult {

  private double[] joules;
  private double[] coulombs;
  private byte[] outcomes;
  private int size;

  /** Makes an empty result. */
  public PulseResult() {
    joules = new double[0];
    coulombs = new double[0];
    outcomes = new byte[0];
  }

  /**
   * Makes room for a number of entries; each has to be written then.
   *
   * @param entries how many
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
   * Writes an entry.
   *
   * @param i the entry
   * @param charge charge through the cell, the integral of the current [C]
   * @param energy energy taken from the driver, the integral of V I [J]
   * @param outcome what became of the pulse
   */
  public void set(int i, double charge, double energy, PulseOutcome outcome) {
    coulombs[i] = charge;
    joules[i] = energy;
    outcomes[i] = outcome.code();
  }

  /**
   * Writes entries that follow each other.
   *
   * @param first the first of them
   * @param count how many
   * @param charges their charges [C]
   * @param energies their energies [J]
   * @param ordinals the ordinals of their {@link PulseOutcome}s
   */
  public void set(int first, int count, double[] charges, double[] energies, byte[] ordinals) {
    System.arraycopy(charges, 0, coulombs, first, count);
    System.arraycopy(energies, 0, joules, first, count);
    System.arraycopy(ordinals, 0, outcomes, first, count);
  }

  /**
   * How many entries there are.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * Energy of an entry.
   *
   * @param i the entry
   * @return the integral of V I over the pulse [J]
   */
  public double joules(int i) {
    return joules[i];
  }

  /**
   * Charge of an entry.
   *
   * @param i the entry
   * @return the integral of I over the pulse [C]
   */
  public double coulombs(int i) {
    return coulombs[i];
  }

  /**
   * What became of the pulse of an entry.
   *
   * @param i the entry
   * @return the outcome
   */
  public PulseOutcome outcome(int i) {
    return PulseOutcome.of(outcomes[i]);
  }
}
