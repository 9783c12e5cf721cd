package org.ouroboros.memristor.strategies;

class PulseWidthSearchTest extends StrategyContract {

  @Override
  String name() {
    return "write-verify-bisection";
  }

  @Override
  boolean verifies() {
    return true;
  }
}
