package org.ouroboros.memristor.core.mapping;

/**
 * Predicts transit times between conductances from a mapper's posterior distribution of a cell,
 * approximated by weighted sample devices. Select a cell by {@link #loadCell}, then a move by
 * {@link #setMove}; times are for the polarity of the move. Not thread-safe; one instance per
 * thread.
 */
public interface TransitTimePredictor {
  /** {@return the number of sample devices, at least 1 and constant} */
  int devices();

  /** Selects a cell. */
  void loadCell(MapperMemory memory, int cell);

  /**
   * Selects a device at the mean of the population.
   *
   * @param uncertainty its uncertainty, see {@link #uncertainty()}
   */
  void loadPrior(double uncertainty);

  /**
   * {@return the uncertainty of the selected device: the posterior standard deviation over that of
   * the population; 0 if it is known exactly, 1 if nothing is known}
   */
  double uncertainty();

  /** {@return the uncertainty after a pulse whose outcome has been observed} */
  double uncertaintyAfter(double startSiemens, double endSiemens);

  /**
   * {@return the expected natural logarithm of the transit time [s]}
   *
   * @param volts the voltage [V], of the move's polarity
   * @param startSiemens initial conductance [S]
   * @param targetSiemens target conductance [S], different from the initial one
   */
  double expectedLogSeconds(double volts, double startSiemens, double targetSiemens);

  /**
   * Selects a move and distributes the sample devices over the latent quantity that determines its
   * transit time.
   *
   * @param volts the voltage [V], of the move's polarity
   * @param startSiemens initial conductance [S]
   * @param targetSiemens target conductance [S], different from the initial one
   */
  void setMove(double volts, double startSiemens, double targetSiemens);

  /** {@return the weight of a sample device; weights add up to 1} */
  double weight(int device);

  /**
   * Computes transit times from the initial conductance of the selected move to others, at its
   * voltage.
   *
   * @param siemens conductances [S]; those behind the initial one count as equal to it
   * @param count number of conductances
   * @param logSeconds receives natural logarithms of seconds, one row per sample device
   */
  void logSeconds(double[] siemens, int count, double[][] logSeconds);
}
