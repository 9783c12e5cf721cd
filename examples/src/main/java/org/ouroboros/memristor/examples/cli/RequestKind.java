package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.mapper.RequestDistribution;

/** Distribution of requests to a mapper. */
enum RequestKind {
  /** Targets that the device reaches with one pulse. */
  P1,
  /** Start and target uniform over the window. */
  P2;

  RequestDistribution distribution(DeviceModel model) {
    return this == P1
        ? RequestDistribution.reachable(model)
        : new RequestDistribution.UniformRequests();
  }
}
