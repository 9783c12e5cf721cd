package org.ouroboros.memristor.strategies;

class DeviceAwareTest extends StrategyContract {

  @Override
  String name() {
    return "device-aware-hybrid";
  }

  @Override
  boolean verifies() {
    return true;
  }
}
