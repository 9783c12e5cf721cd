/** Contracts, value types, pulses, device banks, seeds, units and integration of devices. */
module org.ouroboros.memristor.core {
  requires com.fasterxml.jackson.databind;
  requires commons.math3;
  requires transitive org.apache.commons.rng.api;
  requires org.apache.commons.rng.simple;
  requires org.apache.commons.rng.sampling;
  requires static transitive org.jspecify;

  exports org.ouroboros.memristor.core.access;
  exports org.ouroboros.memristor.core.array;
  exports org.ouroboros.memristor.core.bank;
  exports org.ouroboros.memristor.core.concurrent;
  exports org.ouroboros.memristor.core.device;
  exports org.ouroboros.memristor.core.internal.io to
      org.ouroboros.memristor.mapper,
      org.ouroboros.memristor.crossbar;
  exports org.ouroboros.memristor.core.internal.linear to
      org.ouroboros.memristor.crossbar;
  exports org.ouroboros.memristor.core.internal.random to
      org.ouroboros.memristor.mapper,
      org.ouroboros.memristor.crossbar,
      org.ouroboros.memristor.strategies,
      org.ouroboros.memristor.benchmarks;
  exports org.ouroboros.memristor.core.internal.solver to
      org.ouroboros.memristor.models,
      org.ouroboros.memristor.mapper;
  exports org.ouroboros.memristor.core.io;
  exports org.ouroboros.memristor.core.linear;
  exports org.ouroboros.memristor.core.mapping;
  exports org.ouroboros.memristor.core.programming;
  exports org.ouroboros.memristor.core.random;
  exports org.ouroboros.memristor.core.solver;
  exports org.ouroboros.memristor.core.solver.tabulated;
  exports org.ouroboros.memristor.core.spi;
  exports org.ouroboros.memristor.core.stats;
  exports org.ouroboros.memristor.core.validation;

  uses org.ouroboros.memristor.core.device.DeviceModel;
  uses org.ouroboros.memristor.core.linear.MatVecBackend;
  uses org.ouroboros.memristor.core.programming.StrategyFactory;
}
