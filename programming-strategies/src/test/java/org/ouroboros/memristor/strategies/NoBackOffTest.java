package org.ouroboros.memristor.strategies;

class NoBackOffTest extends StrategyContract {

  @Override
  String name() {
    return "write-verify-no-back-off";
  }

  @Override
  boolean verifies() {
    return true;
  }
}
