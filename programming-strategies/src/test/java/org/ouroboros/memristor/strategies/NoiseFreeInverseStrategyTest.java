package org.ouroboros.memristor.strategies;

class NoiseFreeInverseStrategyTest extends StrategyContract {

  @Override
  String name() {
    return "noise-free-inverse";
  }

  @Override
  boolean verifies() {
    return false;
  }
}
