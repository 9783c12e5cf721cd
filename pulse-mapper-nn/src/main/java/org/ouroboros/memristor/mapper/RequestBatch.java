package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/**
 * Chooses pulses for the requests of one call. Requests are sorted into four groups, by polarity
 * and by cold start or adapted cell; a full group is evaluated at once in reused buffers. No
 * allocation per request of a cold-start cell.
 */
final class RequestBatch {

  /** Requests per group: long enough for vector instructions, short enough for the cache. */
  private static final int LANE = 256;

  private final NetworkMapper mapper;
  private final NetworkInputs inputs;
  private final PulseRequests requests;
  private final MapperMemory memory;
  private final PulseChoices choices;
  private final Codes codes;
  private final @Nullable Lane[] lanes = new Lane[4];

  RequestBatch(
      NetworkMapper mapper, PulseRequests requests, MapperMemory memory, PulseChoices choices) {
    this.mapper = mapper;
    this.inputs = mapper.inputs();
    this.requests = requests;
    this.memory = memory;
    this.choices = choices;
    codes = new Codes(inputs.coding());
  }

  void answer() {
    boolean remembers = mapper.experience().isPresent() && NetworkMapper.remembers(memory);
    for (int i = 0; i < requests.size(); i++) {
      double start = mapper.accept("startSiemens", i, requests.startSiemens(i));
      double target = mapper.accept("targetSiemens", i, requests.targetSiemens(i));
      boolean up = target > start;
      if (start == target) {
        Polarity polarity = Polarity.towards(start, target);
        choices.set(i, mapper.driver().range(polarity).weakestVolts(), 0, 1);
        continue;
      }
      boolean experienced = remembers && memory.get(requests.cell(i), 0) > 0;
      Lane lane = lane((experienced ? 2 : 0) + (up ? 0 : 1));
      lane.add(i, start, target);
    }
    for (Lane lane : lanes) {
      if (lane != null) {
        lane.flush();
      }
    }
  }

  private Lane lane(int index) {
    Lane lane = lanes[index];
    if (lane == null) {
      Polarity polarity = index % 2 == 0 ? Polarity.SET : Polarity.RESET;
      lane = new Lane(polarity, index >= 2, Math.min(LANE, requests.size()));
      lanes[index] = lane;
    }
    return lane;
  }

  /** The encoding of {@link NetworkCoding} with precomputed constants. */
  private static final class Codes {
    private final double least;
    private final double perSiemens;
    private final ToleranceRange tolerances;
    private final double perLogTolerance;
    private final double logMiddle;
    private final double logHalf;
    private double lastTolerance = Double.NaN;
    private double lastCode;

    Codes(NetworkCoding coding) {
      least = coding.range().minSiemens();
      perSiemens = 2 / coding.range().span();
      tolerances = coding.tolerances();
      perLogTolerance = tolerances.isInput() ? tolerances.perLog() : 0;
      logMiddle = coding.logMiddle();
      logHalf = coding.logHalf();
    }

    double siemens(double siemens) {
      return (siemens - least) * perSiemens - 1;
    }

    /** Caches the last value, as batches often have one tolerance. */
    double tolerance(double tolerance) {
      if (tolerance != lastTolerance) {
        lastTolerance = tolerance;
        lastCode = tolerances.code(tolerance, perLogTolerance);
      }
      return lastCode;
    }

    /** Clamped to the longest pulse. */
    double seconds(double output) {
      return Math.exp(logMiddle + logHalf * Math.min(1, output));
    }
  }

  /** Buffered requests of one kind. */
  private final class Lane {
    private final Polarity polarity;
    private final boolean experienced;
    private final int[] index;
    private final long[] draws;
    private final double[][] rows;
    private final double[][] judgedRows;
    private final double[] volts;
    private final Optional<Hardware.Room> voltsRoom;
    private final Hardware.Room secondsRoom;
    private final Optional<Hardware.Room> successRoom;
    private int count;

    Lane(Polarity polarity, boolean experienced, int capacity) {
      this.polarity = polarity;
      this.experienced = experienced;
      index = new int[capacity];
      draws = new long[capacity];
      volts = new double[capacity];
      rows = new double[experienced ? inputs.ofExperienced() : inputs.ofFresh()][capacity];
      Hardware hardware = mapper.hardware();
      Hardware.Ready first = hardware.fresh(polarity);
      Hardware.Ready ready = experienced ? hardware.experienced(polarity) : first;
      voltsRoom = first.volts().map(unit -> unit.room(capacity));
      secondsRoom = ready.seconds().room(capacity);
      successRoom = ready.success().map(unit -> unit.room(capacity));
      Arrays.fill(rows[rows.length - 1], 1);
      judgedRows = judgedRows(capacity);
    }

    /**
     * Inputs of the success network: the rows without the constant, then the margins; the constant
     * is implied.
     */
    private double[][] judgedRows(int capacity) {
      double[][] judged = Arrays.copyOf(rows, inputs.ofSuccess(rows.length));
      for (int r = rows.length - 1; r < judged.length; r++) {
        judged[r] = new double[capacity];
      }
      return judged;
    }

    void add(int request, double start, double target) {
      index[count] = request;
      rows[0][count] = codes.siemens(start);
      rows[1][count] = codes.siemens(target);
      if (inputs.coding().tolerances().isInput()) {
        rows[2][count] = codes.tolerance(requests.tolerance(request));
      }
      if (successRoom.isPresent()) {
        double tolerance = requests.tolerance(request);
        int at = rows.length - 1;
        judgedRows[at][count] = inputs.startMargin(start, target, tolerance);
        judgedRows[at + 1][count] = inputs.endMargin(start, target, tolerance);
      }
      count++;
      if (count == index.length) {
        flush();
      }
    }

    void flush() {
      if (count == 0) {
        return;
      }
      for (int k = 0; k < count && mapper.hardware().drawsNoise(); k++) {
        draws[k] = Hardware.draw(requests.cell(index[k]), request(k));
      }
      chooseVolts();
      if (experienced) {
        believe();
      }
      double[] lengths = secondsRoom.outputs(rows, count, draws);
      double[] success =
          successRoom.map(room -> room.outputs(judgedRows, count, draws)).orElse(lengths);
      boolean knows = successRoom.isPresent();
      for (int k = 0; k < count; k++) {
        double seconds = mapper.driver().seconds(codes.seconds(lengths[k]));
        double probability = knows ? 1 / (1 + Math.exp(-success[k])) : Double.NaN;
        choices.set(index[k], volts[k], seconds, probability);
      }
      count = 0;
    }

    private NetworkInputs.Request request(int k) {
      int i = index[k];
      return new NetworkInputs.Request(
          mapper.accept("startSiemens", i, requests.startSiemens(i)),
          mapper.accept("targetSiemens", i, requests.targetSiemens(i)),
          requests.tolerance(i));
    }

    private void chooseVolts() {
      if (voltsRoom.isEmpty()) {
        Arrays.fill(volts, mapper.driver().range(polarity).weakestVolts());
        return;
      }
      int place = inputs.coding().inputs() - 1;
      // The voltage network has the constant in the row where the others have the voltage.
      Arrays.fill(rows[place], 1);
      double[] outputs = voltsRoom.get().outputs(rows, count, draws);
      for (int k = 0; k < count; k++) {
        volts[k] = inputs.volts(outputs[k], polarity);
      }
      for (int k = 0; k < count; k++) {
        rows[place][k] = inputs.code(volts[k], polarity);
      }
    }

    private void believe() {
      DeviceBelief belief = mapper.experience().orElseThrow().belief();
      DeviceBelief.Filter filter = belief.new Filter();
      double[] x = new double[inputs.ofExperienced()];
      for (int k = 0; k < count; k++) {
        filter.load(memory, requests.cell(index[k]));
        inputs.experienced(request(k), volts[k], filter, belief, x);
        for (int r = inputs.ofFresh() - 1; r < x.length - 1; r++) {
          rows[r][k] = x[r];
        }
      }
    }
  }
}
