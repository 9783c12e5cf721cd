package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.mapper.RequestDistribution;

/** Distribution of requests to a mapper. */
enum RequestKind {
  /** Targets that the device reaches with one pulse. */
  P1 {
    @Override
    RequestDistribution distribution(DeviceModel model) {
      return RequestDistribution.reachable(model);
    }
  },
  /** Start and target uniform over the window. */
  P2 {
    @Override
    RequestDistribution distribution(DeviceModel model) {
      return new RequestDistribution.UniformRequests();
    }
  };

  abstract RequestDistribution distribution(DeviceModel model);
}
