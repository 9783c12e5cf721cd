package org.ouroboros.memristor.strategies;

class ResetFirstTest extends StrategyContract {

  @Override
  String name() {
    return "reset-first";
  }

  @Override
  boolean verifies() {
    return false;
  }
}
