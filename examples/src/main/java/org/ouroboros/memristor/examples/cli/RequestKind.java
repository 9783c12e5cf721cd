package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.mapper.RequestProtocol;

/** Where requests to a mapper come from. */
enum RequestKind {
  /** Requests that their device has reached by one pulse. */
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
