/** Strategies that program arrays to target conductances. */
module org.ouroboros.memristor.strategies {
  requires transitive org.ouroboros.memristor.core;
  requires static transitive org.jspecify;

  exports org.ouroboros.memristor.strategies;
  exports org.ouroboros.memristor.strategies.evaluation;

  provides org.ouroboros.memristor.core.programming.StrategyFactory with
      org.ouroboros.memristor.strategies.OneShot.Factory,
      org.ouroboros.memristor.strategies.OneShot.InverseFactory,
      org.ouroboros.memristor.strategies.IncrementalStepPulse.Factory,
      org.ouroboros.memristor.strategies.Hybrid.Factory,
      org.ouroboros.memristor.strategies.IncrementalStepPulse.NoBackOffFactory,
      org.ouroboros.memristor.strategies.PulseWidthSearch.FixedFactory,
      org.ouroboros.memristor.strategies.PulseWidthSearch.BisectionFactory,
      org.ouroboros.memristor.strategies.DeviceAwareHybrid.Factory,
      org.ouroboros.memristor.strategies.ResetFirst.Factory,
      org.ouroboros.memristor.strategies.GradientProgramming.Factory;
}
