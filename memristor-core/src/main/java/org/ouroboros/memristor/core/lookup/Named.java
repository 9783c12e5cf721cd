package org.ouroboros.memristor.core.lookup;

/** Something that can be found by its name. */
public interface Named {

  /**
   * The name, in lower case with hyphens, for example {@code jart-vcm-v1b}.
   *
   * @return the name
   */
  String name();

  /**
   * What it is, in one line, with its source.
   *
   * @return the description; by default the name
   */
  default String description() {
    return name();
  }
}
