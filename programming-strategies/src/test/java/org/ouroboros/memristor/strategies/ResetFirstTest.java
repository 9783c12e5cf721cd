package org.ouroboros.memristor.strategies;

class ResetFirstTest extends StrategyTest {

  @Override
  String name() {
    return "reset-first";
  }

  @Override
  protected boolean verifies() {
    return false;
  }
}
