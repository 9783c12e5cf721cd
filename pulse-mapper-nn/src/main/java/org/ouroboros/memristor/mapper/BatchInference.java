package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.network.ExecutableNetwork;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.NetworkExecutors;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Chooses pulses for the requests of one call. Requests are sorted into four groups, by polarity
 * and by cold start or adapted cell; a full group is evaluated at once in reused buffers. No
 * allocation per request of a cold-start cell.
 */
final class BatchInference {
  /** Requests per group: long enough for vector instructions, short enough for the cache. */
  private static final int GROUP_SIZE = 256;

  private final NetworkMapper mapper;
  private final FeatureEncoder encoder;
  private final PulseRequests requests;
  private final MapperMemory memory;
  private final PulsePlan choices;
  private double lastTolerance = Double.NaN;
  private double lastEncodedTolerance;
  private final @Nullable RequestGroup[] groups = new RequestGroup[4];

  BatchInference(
      NetworkMapper mapper, PulseRequests requests, MapperMemory memory, PulsePlan choices) {
    this.mapper = mapper;
    this.encoder = mapper.definition().encoder();
    this.requests = requests;
    this.memory = memory;
    this.choices = choices;
  }

  void chooseAll() {
    boolean adapts = mapper.adaptsOnline() && NetworkMapper.isUsable(memory);
    for (int i = 0; i < requests.size(); i++) {
      double startSiemens = mapper.requireInRange("startSiemens", i, requests.startSiemens(i));
      double targetSiemens = mapper.requireInRange("targetSiemens", i, requests.targetSiemens(i));
      boolean up = targetSiemens > startSiemens;
      if (startSiemens == targetSiemens) {
        Polarity polarity = Polarity.towards(startSiemens, targetSiemens);
        choices.set(i, mapper.driver().voltageRange(polarity).weakestVolts(), 0, 1);
        continue;
      }
      boolean adapted = adapts && memory.get(requests.cell(i), 0) > 0;
      RequestGroup group = group((adapted ? 2 : 0) + (up ? 0 : 1));
      group.add(i, startSiemens, targetSiemens);
    }
    for (RequestGroup group : groups) {
      if (group != null) {
        group.flush();
      }
    }
  }

  private RequestGroup group(int index) {
    RequestGroup group = groups[index];
    if (group == null) {
      Polarity polarity = index % 2 == 0 ? Polarity.SET : Polarity.RESET;
      group = new RequestGroup(polarity, index >= 2, Math.min(GROUP_SIZE, requests.size()));
      groups[index] = group;
    }
    return group;
  }

  /** Caches the last value, as batches often have one tolerance. */
  private double encodeTolerance(double tolerance) {
    if (tolerance != lastTolerance) {
      lastTolerance = tolerance;
      lastEncodedTolerance = encoder.encodeTolerance(tolerance);
    }
    return lastEncodedTolerance;
  }

  /** Buffered requests of one kind. */
  private final class RequestGroup {
    private final Polarity polarity;
    private final boolean adapted;
    private final int[] requestIndices;
    private final long[] noiseKeys;
    private final double[][] rows;
    private final double[][] successRows;
    private final double[] volts;
    private final Optional<ExecutableNetwork.Workspace> voltageWorkspace;
    private final ExecutableNetwork.Workspace lengthWorkspace;
    private final Optional<ExecutableNetwork.Workspace> successWorkspace;
    private int count;

    RequestGroup(Polarity polarity, boolean adapted, int capacity) {
      this.polarity = polarity;
      this.adapted = adapted;
      requestIndices = new int[capacity];
      noiseKeys = new long[capacity];
      volts = new double[capacity];
      rows = new double[adapted ? encoder.adaptedInputs() : encoder.coldStartInputs()][capacity];
      NetworkExecutors executors = mapper.executors();
      NetworkExecutors.ExecutableNetworks coldStartNetworks = executors.coldStart(polarity);
      NetworkExecutors.ExecutableNetworks networks =
          adapted ? executors.adapted(polarity) : coldStartNetworks;
      voltageWorkspace = coldStartNetworks.voltage().map(network -> network.newWorkspace(capacity));
      lengthWorkspace = networks.length().newWorkspace(capacity);
      successWorkspace = networks.success().map(network -> network.newWorkspace(capacity));
      Arrays.fill(rows[rows.length - 1], 1);
      successRows = successRows(capacity);
    }

    /**
     * Inputs of the success network: the rows without the constant, then the margins; the constant
     * is implied.
     */
    private double[][] successRows(int capacity) {
      double[][] inputRows = Arrays.copyOf(rows, encoder.successInputs(rows.length));
      for (int r = rows.length - 1; r < inputRows.length; r++) {
        inputRows[r] = new double[capacity];
      }
      return inputRows;
    }

    void add(int request, double startSiemens, double targetSiemens) {
      requestIndices[count] = request;
      rows[0][count] = encoder.encodeSiemens(startSiemens);
      rows[1][count] = encoder.encodeSiemens(targetSiemens);
      if (encoder.tolerances().isInput()) {
        rows[2][count] = encodeTolerance(requests.tolerance(request));
      }
      if (successWorkspace.isPresent()) {
        double tolerance = requests.tolerance(request);
        int row = rows.length - 1;
        successRows[row][count] = encoder.startMargin(startSiemens, targetSiemens, tolerance);
        successRows[row + 1][count] = encoder.endMargin(startSiemens, targetSiemens, tolerance);
      }
      count++;
      if (count == requestIndices.length) {
        flush();
      }
    }

    void flush() {
      if (count == 0) {
        return;
      }
      for (int k = 0; k < count && mapper.executors().usesNoiseKeys(); k++) {
        noiseKeys[k] = noiseKey(requests.cell(requestIndices[k]), request(k));
      }
      chooseVolts();
      if (adapted) {
        encodePosteriors();
      }
      double[] lengthOutputs = lengthWorkspace.outputs(rows, count, noiseKeys);
      double[] successOutputs =
          successWorkspace
              .map(workspace -> workspace.outputs(successRows, count, noiseKeys))
              .orElse(lengthOutputs);
      boolean predictsSuccess = successWorkspace.isPresent();
      for (int k = 0; k < count; k++) {
        double seconds =
            mapper.driver().nearestSeconds(encoder.decodeSeconds(Math.min(1, lengthOutputs[k])));
        double probability = predictsSuccess ? 1 / (1 + Math.exp(-successOutputs[k])) : Double.NaN;
        choices.set(requestIndices[k], volts[k], seconds, probability);
      }
      count = 0;
    }

    /** The key of the noise of a request's networks. */
    private static long noiseKey(int cell, PulseRequest request) {
      long key = Seed.key(cell, Double.doubleToLongBits(request.startSiemens()));
      key = Seed.key(key, Double.doubleToLongBits(request.targetSiemens()));
      return Seed.key(key, Double.doubleToLongBits(request.tolerance()));
    }

    private PulseRequest request(int k) {
      int i = requestIndices[k];
      return new PulseRequest(
          mapper.requireInRange("startSiemens", i, requests.startSiemens(i)),
          mapper.requireInRange("targetSiemens", i, requests.targetSiemens(i)),
          requests.tolerance(i));
    }

    private void chooseVolts() {
      if (voltageWorkspace.isEmpty()) {
        Arrays.fill(volts, mapper.driver().voltageRange(polarity).weakestVolts());
        return;
      }
      int voltageRow = encoder.voltageInputs() - 1;
      // The voltage network has the constant in the row where the others have the voltage.
      Arrays.fill(rows[voltageRow], 1);
      double[] outputs = voltageWorkspace.get().outputs(rows, count, noiseKeys);
      for (int k = 0; k < count; k++) {
        volts[k] = encoder.decodeVolts(outputs[k], polarity);
      }
      for (int k = 0; k < count; k++) {
        rows[voltageRow][k] = encoder.encodeVolts(volts[k], polarity);
      }
    }

    private void encodePosteriors() {
      LatentDeviceModel model = mapper.definition().adaptation().orElseThrow().latentModel();
      LatentDeviceModel.LatentStateFilter filter = model.new LatentStateFilter();
      double[] x = new double[encoder.adaptedInputs()];
      for (int k = 0; k < count; k++) {
        filter.load(memory, requests.cell(requestIndices[k]));
        encoder.encodeAdapted(request(k), volts[k], filter, model, x);
        for (int r = encoder.coldStartInputs() - 1; r < x.length - 1; r++) {
          rows[r][k] = x[r];
        }
      }
    }
  }
}
