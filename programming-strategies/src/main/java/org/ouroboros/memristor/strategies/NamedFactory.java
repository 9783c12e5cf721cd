package org.ouroboros.memristor.strategies;

import java.util.function.Function;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/** A factory that consists of a name, a description and a function. */
abstract class NamedFactory implements StrategyFactory {
  private final String name;
  private final String description;
  private final Function<StrategyFactory.Context, ProgrammingStrategy> create;

  NamedFactory(
      String name,
      String description,
      Function<StrategyFactory.Context, ProgrammingStrategy> create) {
    this.name = name;
    this.description = description;
    this.create = create;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final ProgrammingStrategy create(StrategyFactory.Context context) {
    return create.apply(context);
  }
}
