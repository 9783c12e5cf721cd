package org.ouroboros.memristor.strategies;

class NoiseFreeInverseStrategyTest extends StrategyTest {

  @Override
  String name() {
    return "noise-free-inverse";
  }

  @Override
  protected boolean verifies() {
    return false;
  }
}
