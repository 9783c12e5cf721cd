package org.ouroboros.memristor.strategies;

class PulseWidthSearchTest extends StrategyTest {

  @Override
  String name() {
    return "write-verify-bisection";
  }

  @Override
  protected boolean verifies() {
    return true;
  }
}
