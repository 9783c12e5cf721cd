package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.mapper.NetworkMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts a pulse for each request of a file. */
@Command(
    name = "predict",
    description = {
      "Predicts a pulse for each request of a file, in the same order.",
      "Input: start_siemens,target_siemens. Output: volts,seconds; with --success-probability"
          + " also success_probability."
    })
final class MapperPredictCommand implements Runnable {
  private static final List<String> REQUEST = List.of("start_siemens", "target_siemens");

  @Mixin private CommonOptions common;
  @Mixin private MapperOption mapper;

  @Option(names = "--in", required = true, paramLabel = "FILE", description = "Requests, CSV.")
  private Path in;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description = "Tolerated relative difference from the target (default: the mapper's).")
  private @Nullable Double tolerance;

  @Option(names = "--out", paramLabel = "FILE", description = "CSV file (default: printed).")
  private @Nullable Path out;

  @Option(
      names = "--success-probability",
      description = "Also write the predicted success probability, NaN where the mapper has none.")
  private boolean success;

  @Override
  public void run() {
    if (tolerance != null) {
      Require.positive("--tolerance", tolerance);
    }
    NetworkMapper networkMapper = mapper.load().mapper();
    PulseRequests requests = requests(networkMapper);
    PulsePlan plan = new PulsePlan();
    networkMapper.choose(requests, networkMapper.newMemory(requests.size()), plan);
    Columns<Integer> pulses =
        new Columns<Integer>().data("volts", "", plan::volts).data("seconds", "", plan::seconds);
    if (success) {
      pulses.data("success_probability", "", plan::predictedSuccess);
    }
    List<Integer> all = IntStream.range(0, plan.size()).boxed().toList();
    if (out == null) {
      pulses.print(common.out(), all);
    } else {
      pulses.write(out, all);
      common.wrote(out);
    }
  }

  /** Reads and checks all requests. */
  private PulseRequests requests(NetworkMapper networkMapper) {
    CsvTable.Numbers table = CsvTable.readNumbers("--in", in, REQUEST);
    ConductanceRange range = networkMapper.range();
    double relativeTolerance =
        tolerance == null ? networkMapper.tolerances().defaultTolerance() : tolerance;
    PulseRequests requests = new PulseRequests(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      double start = range.snapOrThrow(table.field(row, 0), table.at(row, 0));
      double target = range.snapOrThrow(table.field(row, 1), table.at(row, 1));
      requests.add(row, start, target, relativeTolerance);
    }
    return requests;
  }
}
