package org.ouroboros.memristor.strategies;

class GradientProgrammingTest extends StrategyTest {

  @Override
  String name() {
    return "gradient";
  }

  @Override
  protected boolean verifies() {
    return false;
  }
}
