package org.ouroboros.memristor.core.mapping;

/**
 * How long a cell will take from one conductance to another, as far as a mapper knows: a handful of
 * likely devices that stand for what it believes of the cell. Turn to a cell by {@link #recall},
 * then to a move by {@link #face}; times are those of the move's polarity. One thread's own.
 */
public interface PassageForecast {

  /**
   * How many likely devices there are.
   *
   * @return at least 1, always the same
   */
  int devices();

  /**
   * Turns to a cell.
   *
   * @param memory what the mapper remembers
   * @param cell the cell
   */
  void recall(MapperMemory memory, int cell);

  /**
   * Turns to a device in the middle of the population.
   *
   * @param spread how widely it is known, see {@link #spread()}
   */
  void suppose(double spread);

  /**
   * How widely the device is known: standard deviation of what is believed of it over that of the
   * population.
   *
   * @return 0 if it is known exactly, 1 if nothing is known
   */
  double spread();

  /**
   * How widely the device will be known after a pulse, once its outcome has been taken in.
   *
   * @param from conductance before the pulse [S]
   * @param to conductance after it [S]
   * @return the spread then
   */
  double spreadAfter(double from, double to);

  /**
   * The expected logarithm of the time of a move.
   *
   * @param volts the voltage [V], of the move's polarity
   * @param from present conductance [S]
   * @param to wanted conductance [S], another one
   * @return natural logarithm of seconds
   */
  double expectedLogSeconds(double volts, double from, double to);

  /**
   * Turns to a move: spreads the likely devices over that which decides on its time.
   *
   * @param volts the voltage [V], of the move's polarity
   * @param from present conductance [S]
   * @param to wanted conductance [S], another one
   */
  void face(double volts, double from, double to);

  /**
   * How likely a device is.
   *
   * @param device which, from 0
   * @return its weight; all together have 1
   */
  double weight(int device);

  /**
   * Times from the present conductance to others, under the voltage that is faced.
   *
   * @param siemens conductances [S]; those behind the present one count as it
   * @param count how many of them
   * @param logSeconds receives natural logarithms of seconds, a row for each device
   */
  void logSeconds(double[] siemens, int count, double[][] logSeconds);
}
