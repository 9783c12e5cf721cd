package org.ouroboros.memristor.core.programming;

import java.util.ArrayList;
import java.util.List;

/**
 * Strategies one after the other, each for the cells that those before did not bring to their
 * targets.
 *
 * @param parts the strategies and what each may spend
 */
record Stages(List<Part> parts) implements ProgrammingStrategy {

  /**
   * One of them.
   *
   * @param strategy the strategy
   * @param limits what a cell may spend on it
   */
  record Part(ProgrammingStrategy strategy, Limits limits) {}

  Stages {
    parts = List.copyOf(parts);
  }

  @Override
  public ProgrammingStrategy then(ProgrammingStrategy second) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(second, Limits.NONE));
    return new Stages(more);
  }

  @Override
  public boolean writesBlocks() {
    return parts.stream().allMatch(part -> part.strategy().writesBlocks());
  }

  @Override
  public void write(ProgrammingSession session) {
    for (Part part : parts) {
      session.stage(part.strategy(), part.limits());
    }
  }
}
