package org.ouroboros.memristor.core.programming;

import java.util.ArrayList;
import java.util.List;

/**
 * A chain of strategies, each for the cells that those before did not bring to their targets.
 *
 * @param parts the stages in order
 */
record Stages(List<Part> parts) implements ProgrammingStrategy {

  /**
   * A stage.
   *
   * @param strategy the strategy
   * @param limits limits of a cell's cost in this stage
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
