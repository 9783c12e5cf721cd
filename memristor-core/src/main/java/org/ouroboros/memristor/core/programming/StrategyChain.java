package org.ouroboros.memristor.core.programming;

import java.util.ArrayList;
import java.util.List;

/** A chain of strategies, each for the cells that those before did not bring to their targets. */
record StrategyChain(List<Stage> stages) implements ProgrammingStrategy {
  /** A strategy and the limits of a cell's cost in it. */
  record Stage(ProgrammingStrategy strategy, Budget.Limits limits) {}

  StrategyChain {
    stages = List.copyOf(stages);
  }

  @Override
  public ProgrammingStrategy then(ProgrammingStrategy second) {
    List<Stage> more = new ArrayList<>(stages);
    more.add(new Stage(second, Budget.Limits.UNLIMITED));
    return new StrategyChain(more);
  }

  @Override
  public boolean supportsBlocks() {
    return stages.stream().allMatch(stage -> stage.strategy().supportsBlocks());
  }

  @Override
  public void write(ProgrammingSession session) {
    for (Stage stage : stages) {
      session.runStage(stage.strategy(), stage.limits());
    }
  }
}
