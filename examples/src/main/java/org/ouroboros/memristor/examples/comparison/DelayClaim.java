package org.ouroboros.memristor.examples.comparison;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.TextTable;

/**
 * Tests the claim of arXiv 2403.06712 that one pulse chosen by a mapper takes less programming
 * time than write-verify: one-shot at the published voltages is compared with every write-verify
 * strategy at published and at free voltages. Because devices that miss their target also save
 * time, the time per device truly within the tolerance is given as well.
 */
final class DelayClaim {

  private final List<Match> matches = new ArrayList<>();

  /** One-shot and a write-verify strategy under the same condition. */
  private record Match(StrategyResult one, StrategyResult verified) {

    /** Mean time of write-verify relative to one-shot. */
    double delay() {
      return verified.costs().seconds().mean() / one.costs().seconds().mean();
    }

    double energy() {
      return verified.costs().joules().mean() / one.costs().joules().mean();
    }

    /** Ratio of the times per device truly within the tolerance. */
    double delayPerArrival() {
      return perArrival(verified) / perArrival(one);
    }
  }

  DelayClaim(List<StrategyResult> results) {
    for (StrategyResult one : results) {
      if (!one.contender().id().equals(Contenders.ONE_SHOT)) {
        continue;
      }
      for (StrategyResult other : results) {
        if (other.terms().equals(one.terms())
            && other.contender().kind() == Contender.Kind.WRITE_VERIFY) {
          matches.add(new Match(one, other));
        }
      }
    }
  }

  /** Programming time per device truly within the tolerance [s]; infinite if there is none. */
  static double perArrival(StrategyResult result) {
    return result.costs().seconds().total() / result.hits().byTrueValue().hits();
  }

  TextTable table() {
    TextTable table =
        new TextTable(
            List.of(
                "write-verify against one-shot",
                "voltages",
                "within",
                "reads",
                "one-shot true [%]",
                "true [%]",
                "one-shot time [us]",
                "time [us]",
                "delay ratio",
                "energy ratio",
                "delay ratio per hit"));
    for (Match match : matches) {
      StrategyResult verified = match.verified();
      table.add(
          List.of(
              verified.contender().title(),
              verified.contender().voltages().word(),
              verified.terms().within(),
              verified.terms().reads(),
              Figures.percent(match.one().hits().byTrueValue()),
              Figures.percent(verified.hits().byTrueValue()),
              number(1e6 * match.one().costs().seconds().mean()),
              number(1e6 * verified.costs().seconds().mean()),
              number(match.delay()),
              number(match.energy()),
              number(match.delayPerArrival())));
    }
    return table;
  }

  /** Conditions in which one-shot is faster, a line for each write-verify strategy. */
  List<String> verdicts() {
    List<String> lines = new ArrayList<>();
    matches.stream()
        .map(match -> match.verified().contender())
        .distinct()
        .forEach(contender -> lines.add(verdict(contender)));
    return lines;
  }

  private String verdict(Contender contender) {
    List<Match> those =
        matches.stream().filter(m -> m.verified().contender().equals(contender)).toList();
    List<String> holds = words(those.stream().filter(m -> m.delay() > 1).toList(), false);
    List<String> fails = words(those.stream().filter(m -> m.delay() <= 1).toList(), false);
    List<String> perArrival =
        words(those.stream().filter(m -> m.delayPerArrival() > 1).toList(), true);
    return contender.title()
        + " at "
        + contender.voltages().word()
        + " voltages: one-shot takes less time in "
        + holds.size()
        + " of "
        + those.size()
        + (holds.isEmpty() ? "" : " (" + String.join("; ", holds) + ")")
        + (fails.isEmpty() ? "" : ", more in (" + String.join("; ", fails) + ")")
        + "; less per device within the tolerance in "
        + perArrival.size()
        + (perArrival.isEmpty() ? "" : " (" + String.join("; ", perArrival) + ")");
  }

  private static List<String> words(List<Match> matches, boolean perArrival) {
    return matches.stream()
        .map(
            m ->
                String.format(
                    Locale.ROOT,
                    "%s: %s times",
                    m.verified().terms().words(),
                    number(perArrival ? m.delayPerArrival() : m.delay())))
        .toList();
  }

  void put(ArrayNode array) {
    for (Match match : matches) {
      StrategyResult verified = match.verified();
      ObjectNode node = array.addObject();
      node.put("writeVerify", verified.contender().id());
      node.put("voltages", verified.contender().voltages().word());
      node.put("tolerance", verified.terms().tolerance());
      node.put("relativeReadNoise", verified.terms().readNoise());
      node.put("oneShotSeconds", match.one().costs().seconds().mean());
      node.put("writeVerifySeconds", verified.costs().seconds().mean());
      node.put("delayRatio", match.delay()).put("energyRatio", match.energy());
      node.set("oneShotArrived", Figures.proportion(match.one().hits().byTrueValue()));
      node.set("writeVerifyArrived", Figures.proportion(verified.hits().byTrueValue()));
      double perArrival = match.delayPerArrival();
      if (Double.isFinite(perArrival)) {
        node.put("delayRatioPerArrival", perArrival);
      } else {
        node.putNull("delayRatioPerArrival");
      }
    }
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
