package org.ouroboros.memristor.examples.crossbar;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.crossbar.ArrayWriter;
import org.ouroboros.memristor.crossbar.CrossbarBackend;
import org.ouroboros.memristor.crossbar.CrossbarHardware;
import org.ouroboros.memristor.crossbar.TileSize;
import org.ouroboros.memristor.crossbar.WeightMapping;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.examples.classifier.ClassifierTraining;
import org.ouroboros.memristor.examples.classifier.DigitClassifier;
import org.ouroboros.memristor.examples.data.DigitSplit;
import org.ouroboros.memristor.examples.data.OptDigits;
import org.ouroboros.memristor.mapper.BundledMappers;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.RequestProtocol;

/**
 * Effect of wire resistance on the accuracy of two networks with their weights in crossbar tiles:
 * the digit classifier, and the mapper on requests of protocol P1. Weights are exact and converters
 * ideal, so that only wires differ.
 */
public final class WireCost {

  private static final String MODEL = "jart-vcm-v1b";
  private static final String VARIATION = "REALISTIC";
  private static final String MAPPER = "jart-vcm-v1b-realistic-p1";

  private static final List<Coding> CODINGS =
      List.of(
          new Coding("differential pairs", WeightMapping.PAIRS),
          new Coding("offset column", WeightMapping.OFFSET),
          new Coding("reference column", WeightMapping.REFERENCE));

  private final TileSize tile;
  private final Wires wires;
  private final int requests;

  /**
   * Defines the arrays.
   *
   * @param tile the largest array
   * @param wires its wires
   * @param requests number of requests to the mapper, at least 1
   */
  public WireCost(TileSize tile, Wires wires, int requests) {
    this.tile = tile;
    this.wires = wires;
    this.requests = requests;
  }

  /**
   * Result of one weight encoding.
   *
   * @param name the encoding and the wires
   * @param digits digits classified correctly
   * @param mapper accuracy of the mapper
   */
  public record Way(String name, Proportion digits, Accuracy mapper) {}

  /**
   * Evaluates all encodings.
   *
   * @param run seed and progress
   * @param workers the threads to use; they never change a result
   * @return the results, floating point first
   */
  public List<Way> run(Run run, Workers workers) {
    DigitSplit digits = DigitSplit.of(OptDigits.load(), run.seed().at("digits"));
    DigitClassifier classifier =
        ClassifierTraining.USUAL.train(digits.train(), run.at("classifier"));
    DeviceModel model = DeviceModel.catalog(WireCost.class.getClassLoader()).find(MODEL);
    NetworkMapper mapper = BundledMappers.find(MAPPER).mapper();
    Population population =
        new Population(model, model.preset(VARIATION), requests, run.seed().at("population"));
    PulseRequestSet asked = RequestProtocol.reachable(model).draw(population, workers);
    CrossbarHardware ideal = CrossbarHardware.of(model).tileSize(tile).workers(workers).build();
    CrossbarHardware wired =
        CrossbarHardware.of(model).tileSize(tile).workers(workers).wires(wires).build();

    List<Way> ways = new ArrayList<>();
    Judge judge = new Judge(digits, classifier, mapper, asked, workers);
    ways.add(judge.of("floating point", new DigitalBackend(), new DigitalBackend()));
    for (Coding coding : CODINGS) {
      WeightMapping plain = coding.mapping();
      String name = coding.text();
      ways.add(judge.on(name + ", ideal wires", ideal, plain, run));
      run.progress().update("wires", ways.size(), 10);
      ways.add(judge.on(name + ", wires", wired, plain, run));
      run.progress().update("wires", ways.size(), 10);
      ways.add(judge.on(name + ", wires, compensated", wired, plain.withCompensation(), run));
      run.progress().update("wires", ways.size(), 10);
    }
    return ways;
  }

  private record Coding(String text, WeightMapping mapping) {}

  private record Judge(
      DigitSplit digits,
      DigitClassifier classifier,
      NetworkMapper mapper,
      PulseRequestSet asked,
      Workers workers) {

    Way on(String name, CrossbarHardware hardware, WeightMapping mapping, Run run) {
      return of(
          name,
          new CrossbarBackend(hardware, ArrayWriter.ideal(), run, mapping),
          new CrossbarBackend(hardware, ArrayWriter.ideal(), run, mapping));
    }

    Way of(String name, MatVecBackend forDigits, MatVecBackend forMapper) {
      int right = classifier.on(forDigits).right(digits.test(), 0);
      double told = mapper.coding().tolerances().usual();
      return new Way(
          name,
          new Proportion(right, digits.test().count()),
          asked.score(mapper.on(forMapper), told, workers).all());
    }
  }
}
