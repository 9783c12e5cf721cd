package org.ouroboros.memristor.core.mapping;

/**
 * Predicts transit times between conductances from a mapper's posterior distribution of a cell,
 * approximated by weighted sample devices. Select a cell by {@link #recall}, then a move by {@link
 * #face}; times are for the polarity of the move. Not thread-safe; one instance per thread.
 */
public interface PassageForecast {

  /** {@return the number of sample devices, at least 1 and constant} */
  int devices();

  /**
   * Selects a cell.
   *
   * @param memory the mapper's memory
   * @param cell the cell
   */
  void recall(MapperMemory memory, int cell);

  /**
   * Selects a device at the mean of the population.
   *
   * @param spread its uncertainty, see {@link #spread()}
   */
  void suppose(double spread);

  /**
   * {@return the uncertainty of the selected device: the posterior standard deviation over that of
   * the population; 0 if it is known exactly, 1 if nothing is known}
   */
  double spread();

  /**
   * {@return the uncertainty after a pulse whose outcome has been observed}
   *
   * @param from conductance before the pulse [S]
   * @param to conductance after it [S]
   */
  double spreadAfter(double from, double to);

  /**
   * {@return the expected natural logarithm of the transit time [s]}
   *
   * @param volts the voltage [V], of the move's polarity
   * @param from initial conductance [S]
   * @param to target conductance [S], different from the initial one
   */
  double expectedLogSeconds(double volts, double from, double to);

  /**
   * Selects a move and distributes the sample devices over the latent quantity that determines its
   * transit time.
   *
   * @param volts the voltage [V], of the move's polarity
   * @param from initial conductance [S]
   * @param to target conductance [S], different from the initial one
   */
  void face(double volts, double from, double to);

  /**
   * {@return the weight of a sample device; weights add up to 1}
   *
   * @param device its index
   */
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
