package org.ouroboros.memristor.core.spi;

/** An object that is looked up by its name. */
public interface Named {
  /** {@return the name, in lower case with hyphens, for example {@code jart-vcm-v1b}} */
  String name();

  /** {@return a one-line description with its source; by default the name} */
  default String description() {
    return name();
  }
}
