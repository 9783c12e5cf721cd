package org.ouroboros.memristor.mapper.internal.rollout;

import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/**
 * Protocol P2h: every device of a bank serves a sequence of requests. Before each its conductance
 * is set to a new uniform value, while its cycle-to-cycle drift continues; the mapper observes
 * every outcome. Not thread-safe.
 */
public final class Rollout {
  private final DeviceBank bank;
  private final PulseMapper mapper;
  private final double relativeReadNoise;
  private final MapperMemory memory;
  private final int[] cells;
  private final CounterBasedGaussian gaussian = new CounterBasedGaussian();

  /**
   * One request of every device.
   *
   * @param requests the requests, with the start as read; cell i is device i
   * @param reachedSiemens the conductances after the pulses, without read noise [S]
   * @param memory copy of the mapper's memory before the requests
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Round(
      PulseRequests requests, PulsePlan plan, double[] reachedSiemens, MapperMemory memory) {
    /** {@return whether a device ended within the tolerance} */
    public boolean hit(int device) {
      double target = requests.targetSiemens(device);
      return Math.abs(reachedSiemens[device] - target) <= requests.tolerance(device) * target;
    }
  }

  /**
   * Starts a rollout, with an empty memory.
   *
   * @param bank the devices; changed by every round
   * @param relativeReadNoise standard deviation of all readings relative to the conductance
   */
  public Rollout(DeviceBank bank, PulseMapper mapper, double relativeReadNoise) {
    this.bank = bank;
    this.mapper = mapper;
    this.relativeReadNoise = relativeReadNoise;
    memory = mapper.newMemory(bank.cells());
    cells = IntStream.range(0, bank.cells()).toArray();
  }

  /** {@return the next request of every device} */
  public Round next(RolloutDraws draws) {
    double[] siemens = new double[cells.length];
    PulseRequests requests = new PulseRequests(cells.length);
    for (int i : cells) {
      siemens[i] = bank.range().interpolate(draws.startFraction().applyAsDouble(i));
      requests.add(
          i,
          readSiemens(siemens[i], draws.startReadKey().applyAsLong(i)),
          bank.range().interpolate(draws.targetFraction().applyAsDouble(i)),
          draws.tolerance().applyAsDouble(i));
    }
    bank.setConductances(cells, siemens);
    MapperMemory memoryBefore = mapper.newMemory(cells.length);
    memoryBefore.restore(memory.snapshot());
    PulsePlan plan = new PulsePlan();
    mapper.choose(requests, memory, plan);
    PulsePlan applied = new PulsePlan();
    applied.reset(plan);
    for (int i : cells) {
      double deviation = draws.jitterDeviation().applyAsDouble(i);
      applied.set(
          i, plan.volts(i), mapper.driver().timing().withJitter(plan.seconds(i), deviation));
    }
    bank.apply(applied.asBatch());
    double[] reachedSiemens = new double[cells.length];
    bank.conductances(reachedSiemens);
    double[] readings = new double[cells.length];
    for (int i : cells) {
      readings[i] = readSiemens(reachedSiemens[i], draws.reachedReadKey().applyAsLong(i));
    }
    mapper.observe(requests, plan, readings, memory);
    return new Round(requests, plan, reachedSiemens, memoryBefore);
  }

  /** A reading; noise is clamped to the conductance range. */
  private double readSiemens(double siemens, long key) {
    return relativeReadNoise == 0
        ? siemens
        : bank.range().clamp(siemens * (1 + relativeReadNoise * gaussian.sample(key)));
  }
}
