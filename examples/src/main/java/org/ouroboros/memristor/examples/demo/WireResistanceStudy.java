package org.ouroboros.memristor.examples.demo;

import static org.ouroboros.memristor.examples.output.ReportFormat.hitRates;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.crossbar.ArrayProgrammer;
import org.ouroboros.memristor.crossbar.CrossbarBackend;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.crossbar.WeightMapping;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;

/**
 * Effect of wire resistance on the accuracy of two networks with their weights in crossbar tiles:
 * the digit classifier, and the mapper on requests of protocol P1. Weights are exact and converters
 * ideal, so that only wires differ.
 */
public final class WireResistanceStudy {
  private static final String MODEL = "jart-vcm-v1b";
  private static final String VARIATION = "REALISTIC";
  private static final String MAPPER = "jart-vcm-v1b-realistic-p1";

  private static final Map<String, WeightMapping> MAPPINGS = new LinkedHashMap<>();

  static {
    MAPPINGS.put("differential pairs", WeightMapping.DIFFERENTIAL_PAIRS);
    MAPPINGS.put("offset column", WeightMapping.OFFSET_COLUMN);
    MAPPINGS.put("reference column", WeightMapping.REFERENCE_COLUMN);
  }

  private final CrossbarSpec.TileSize tile;
  private final double segmentOhms;
  private final int requests;

  /**
   * Defines the arrays.
   *
   * @param tile the largest array
   * @param segmentOhms resistance of a segment of rows and columns [ohm]
   * @param requests number of requests to the mapper, at least 1
   */
  public WireResistanceStudy(CrossbarSpec.TileSize tile, double segmentOhms, int requests) {
    this.tile = tile;
    this.segmentOhms = segmentOhms;
    this.requests = requests;
  }

  /** Digits classified correctly and accuracy of the mapper with an encoding and wires. */
  private record EncodingResult(String name, Proportion digits, Accuracy mapper) {}

  /**
   * {@return a report of all encodings, floating point first}
   *
   * @param run seed, threads and progress
   */
  public Report report(RunContext run) {
    Columns<EncodingResult> columns =
        new Columns<EncodingResult>()
            .value("weights in", "", "weightsIn", EncodingResult::name)
            .text("digits [%]", result -> percent(result.digits()))
            .data("", "digitsRight", EncodingResult::digits)
            .hitRates(" P1", RelativeDifference.OF_TARGET, EncodingResult::mapper)
            .data("", "mapperP1", result -> hitRates(result.mapper()));
    List<EncodingResult> results = results(run);
    String size = tile.maxRows() + " x " + tile.maxColumns();
    String arrays = size + " cells, " + segmentOhms + " ohm per segment";
    Report report =
        new Report(
                "Effect of wire resistance",
                "report.json",
                "ouroboros/wire-cost",
                run.seed().value())
            .paragraph(arrays)
            .table(columns.table(results));
    report.json().put("arrays", arrays).set("ways", columns.json(results));
    return report;
  }

  private List<EncodingResult> results(RunContext run) {
    DigitSplit digits = DigitSplit.of(OptDigits.load(), run.seed().at(RandomStreams.DIGITS));
    DigitClassifier classifier =
        ClassifierTraining.DEFAULT.train(digits.train(), run.at(RandomStreams.CLASSIFIER));
    DeviceModel model = DeviceModel.catalog(WireResistanceStudy.class.getClassLoader()).find(MODEL);
    NetworkMapper mapper = PulseMappers.bundled(MAPPER);
    Population population =
        new Population(
            model,
            model.preset(VARIATION),
            requests,
            run.seed().at(RandomStreams.WIRE_STUDY_REQUESTS));
    RequestDataset requestSet =
        RequestDistribution.reachable(model).sample(population, run.workers());
    CrossbarSpec ideal = CrossbarSpec.builder(model).tileSize(tile).workers(run.workers()).build();
    CrossbarSpec wired =
        CrossbarSpec.builder(model)
            .tileSize(tile)
            .workers(run.workers())
            .wires(Wires.of(segmentOhms, segmentOhms))
            .build();

    List<EncodingResult> results = new ArrayList<>();
    Evaluator evaluator = new Evaluator(digits, classifier, mapper, requestSet, run);
    results.add(evaluator.evaluate("floating point", new DigitalBackend(), new DigitalBackend()));
    MAPPINGS.forEach(
        (name, mapping) -> {
          results.add(evaluator.evaluateOnArrays(name + ", ideal wires", ideal, mapping));
          results.add(evaluator.evaluateOnArrays(name + ", wires", wired, mapping));
          results.add(
              evaluator.evaluateOnArrays(
                  name + ", wires, compensated", wired, mapping.withCompensation()));
          run.progress().update("wires", results.size(), 10);
        });
    return results;
  }

  private record Evaluator(
      DigitSplit digits,
      DigitClassifier classifier,
      NetworkMapper mapper,
      RequestDataset requests,
      RunContext run) {
    EncodingResult evaluateOnArrays(String name, CrossbarSpec hardware, WeightMapping mapping) {
      return evaluate(
          name,
          new CrossbarBackend(hardware, ArrayProgrammer.ideal(), run, mapping),
          new CrossbarBackend(hardware, ArrayProgrammer.ideal(), run, mapping));
    }

    EncodingResult evaluate(String name, MatVecBackend forDigits, MatVecBackend forMapper) {
      int correct = classifier.on(forDigits).countCorrect(digits.test(), 0);
      double requestedTolerance = mapper.tolerances().defaultTolerance();
      return new EncodingResult(
          name,
          new Proportion(correct, digits.test().count()),
          requests.evaluate(mapper.on(forMapper), requestedTolerance, run.workers()).all());
    }
  }
}
