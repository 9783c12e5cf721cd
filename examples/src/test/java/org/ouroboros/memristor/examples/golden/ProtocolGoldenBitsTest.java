package org.ouroboros.memristor.examples.golden;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.examples.cli.ComparisonSettings;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.evaluation.OptimumStudy;
import org.ouroboros.memristor.mapper.evaluation.SequenceEvaluation;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.strategies.Hybrid;
import org.ouroboros.memristor.strategies.OneShot;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning;

/** What protocols measure, device by device; {@link CommandGoldenBitsTest} has their reports. */
class ProtocolGoldenBitsTest {

  private static final DeviceModel MODEL = DeviceModel.catalog().find("jart-vcm-v1b");
  private static final NetworkMapper P1 = PulseMappers.bundled("jart-vcm-v1b-realistic-p1");
  private static final NetworkMapper USUAL = PulseMappers.bundled("jart-vcm-v1b-realistic");
  private static final int BEST_PULSES_BY = 40;

  private static Population devices(int count) {
    return SingleRequestEvaluation.evaluationPopulation(MODEL, "REALISTIC", count, new Seed(3));
  }

  @AnyThreads
  void protocolP1(int threads) {
    RequestDistribution protocol = RequestDistribution.reachable(MODEL);
    SingleRequestEvaluation trial =
        new SingleRequestEvaluation(P1, protocol, devices(100), BEST_PULSES_BY);
    GoldenBits.check("protocol.P1", threads, run(trial, threads));
  }

  @AnyThreads
  void protocolP2(int threads) {
    RequestDistribution protocol = new RequestDistribution.UniformRequests();
    SingleRequestEvaluation trial =
        new SingleRequestEvaluation(USUAL, protocol, devices(100), BEST_PULSES_BY);
    GoldenBits.check("protocol.P2", threads, run(trial, threads));
  }

  private static Bits run(SingleRequestEvaluation trial, int threads) {
    SingleRequestEvaluation.Result result = trial.run(RunContext.of(3).threads(threads));
    Bits bits = new Bits();
    for (SingleRequestEvaluation.Entry entry : result.entries()) {
      bits.add(entry.requestedTolerance()).add(entry.relativeReadNoise());
      add(entry.score(), bits);
      bits.add(entry.score().meanPredictedSuccess()).add(entry.score().meanChosenSeconds());
      add(entry.calibration(), bits);
    }
    return bits;
  }

  @AnyThreads
  void protocolP2h(int threads) {
    SequenceEvaluation trial = new SequenceEvaluation(USUAL, devices(60), 8, BEST_PULSES_BY);
    SequenceEvaluation.Result result = trial.run(RunContext.of(3).threads(threads));
    Bits bits = new Bits();
    for (List<SequenceEvaluation.Round> rounds :
        List.of(result.rounds(), result.pooled(), result.optimum())) {
      for (SequenceEvaluation.Round round : rounds) {
        bits.add(round.earlierRequests())
            .add(round.requestedTolerance())
            .add(round.relativeReadNoise());
        bits.add(round.accuracy().differences(RelativeDifference.OF_TARGET));
        add(round.calibration(), bits);
      }
    }
    GoldenBits.check("protocol.P2h", threads, bits);
  }

  @AnyThreads
  void bestPulses(int threads) {
    OptimumStudy study =
        new OptimumStudy(
            devices(60),
            new RequestDistribution.UniformRequests(),
            PulseDriver.defaultFor(MODEL),
            BEST_PULSES_BY,
            5);
    Bits bits = new Bits();
    for (OptimumStudy.Entry entry : study.run(RunContext.of(3).threads(threads))) {
      add(entry.optimum(), bits);
      add(entry.inverse(), bits);
      for (int start = 0; start < entry.map().size(); start++) {
        for (int target = 0; target < entry.map().size(); target++) {
          OpenLoopOptimum.BestPulse pulse = entry.map().pulse(start, target);
          bits.add(pulse.volts()).add(pulse.seconds()).add(pulse.success());
          bits.add(entry.map().success(start, target));
        }
      }
      bits.add(entry.map().mean());
    }
    GoldenBits.check("protocol.best-pulses", threads, bits);
  }

  private static void add(MapperEvaluation score, Bits bits) {
    bits.add(score.reachedSiemens()).add(score.targetSiemens());
    bits.add(score.meanCost().seconds()).add(score.meanCost().joules());
  }

  private static void add(Calibration calibration, Bits bits) {
    for (Calibration.Bin bin : calibration.bins()) {
      bits.add(bin.meanPrediction()).add(bin.successes().hits()).add(bin.successes().trials());
    }
  }

  /**
   * P3 with exact reads, one cell, few strategies and one number of threads, because it takes long:
   * what the device-aware hybrid computes beforehand, anew for each tolerance, takes longer than
   * most other cases together.
   */
  @Test
  void protocolP3(@TempDir Path folder) throws IOException {
    ComparisonSettings settings = new ComparisonSettings(1, 1, new Seed(5), 0, 0);
    StrategyComparison.Result result =
        settings.comparison(someStrategies(folder)).run(RunContext.of(5).threads(3));
    Bits bits = new Bits();
    for (StrategyTuning.CandidateResult trial : result.tuning().candidateResults()) {
      bits.add(trial.converged()).add(trial.meanPulses()).add(trial.meanSeconds());
    }
    for (StrategyComparison.StrategyResult one : result.results()) {
      add(one, bits);
    }
    GoldenBits.check("protocol.P3", 3, bits);
  }

  private static ServiceCatalog<StrategyFactory> someStrategies(Path folder) throws IOException {
    Path list = folder.resolve("factories");
    Files.writeString(
        list, OneShot.Factory.class.getName() + "\n" + Hybrid.Factory.class.getName());
    return StrategyFactory.catalog(
        new ClassLoader(StrategyFactory.class.getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith(StrategyFactory.class.getName())
                ? Collections.enumeration(List.of(list.toUri().toURL()))
                : super.getResources(name);
          }
        });
  }

  private static void add(StrategyComparison.StrategyResult result, Bits bits) {
    bits.add(result.condition().tolerance()).add(result.condition().relativeReadNoise());
    bits.add(result.hitRates().converged().hits()).add(result.hitRates().byTrueValue().hits());
    bits.add(result.hitRates().byReading().hits())
        .add(result.hitRates().symmetricByTrueValue().hits());
    bits.add(result.hitRates().symmetricByReading().hits());
    add(result.deviceCosts().pulses(), bits);
    add(result.deviceCosts().reads(), bits);
    add(result.deviceCosts().seconds(), bits);
    add(result.deviceCosts().joules(), bits);
    bits.add(result.arrayResult().cellByCell().totalSeconds())
        .add(result.arrayResult().rowParallel().totalSeconds());
    bits.add(result.arrayResult().polaritySwitches());
    result.arrayResult().outcomes().values().forEach(count -> bits.add((long) count));
    bits.add(result.plotData().pulses());
  }

  private static void add(SummaryStatistics spread, Bits bits) {
    bits.add(spread.mean()).add(spread.median()).add(spread.percentile95()).add(spread.total());
  }
}
