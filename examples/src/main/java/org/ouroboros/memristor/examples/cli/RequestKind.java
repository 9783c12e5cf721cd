package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.mapper.RequestProtocol;

/** Distribution of requests to a mapper. */
enum RequestKind {
  /** Targets that the device reaches with one pulse. */
  P1 {
    @Override
    RequestProtocol protocol(DeviceModel model) {
      return RequestProtocol.reachable(model);
    }
  },
  /** Start and target uniform over the window. */
  P2 {
    @Override
    RequestProtocol protocol(DeviceModel model) {
      return new RequestProtocol.AnyToAny();
    }
  };

  abstract RequestProtocol protocol(DeviceModel model);
}
