package org.ouroboros.memristor.strategies;

class GradientProgrammingTest extends StrategyContract {

  @Override
  String name() {
    return "gradient";
  }

  @Override
  boolean verifies() {
    return false;
  }
}
