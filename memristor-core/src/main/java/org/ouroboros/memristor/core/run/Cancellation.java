package org.ouroboros.memristor.core.run;

/** Tells long work to stop at its next safe point, keeping what is done. */
@FunctionalInterface
public interface Cancellation {

  /** Never asks to stop. */
  Cancellation NEVER = () -> false;

  /**
   * Whether the work shall stop.
   *
   * @return true once it shall; it stays true
   */
  boolean requested();
}
