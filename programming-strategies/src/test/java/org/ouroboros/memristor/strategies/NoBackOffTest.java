package org.ouroboros.memristor.strategies;

class NoBackOffTest extends StrategyTest {

  @Override
  String name() {
    return "write-verify-no-back-off";
  }

  @Override
  protected boolean verifies() {
    return true;
  }
}
