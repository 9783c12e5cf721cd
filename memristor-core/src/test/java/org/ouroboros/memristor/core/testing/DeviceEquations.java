package org.ouroboros.memristor.core.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/**
 * The rules that the equations of a device model obey, each checked on a grid of voltages and
 * states for the nominal device and some that vary. Every check judges its own rule only and throws
 * an {@link AssertionError} that says what breaks which rule, by which value and where.
 */
final class DeviceEquations {

  private static final int DEVICES = 8;
  private static final int STATES = 33;
  private static final int CONDUCTANCE_STATES = 257;

  private final DeviceModel model;
  private final Supplier<DeviceModel> models;

  /** A point at which the equations are evaluated; the arrays are never handed out. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Point(double volts, double[] state, double[] parameters) {}

  /** Everything that a model computes at a point; NaN for what it left unwritten. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Values(double siemens, double amperes, double[] moved) {}

  DeviceEquations(Supplier<DeviceModel> models) {
    this.models = models;
    model = models.get();
  }

  boolean areSound() {
    try {
      sizesFit();
      valuesAreFinite();
      currentHasTheSignOfTheVoltage();
      polarityIsRight();
      conductanceRisesWithTheState();
      answersAreRepeatable();
      argumentsAreKept();
      boundsAreKept();
      nothingHappensAtZeroVolts();
      togetherEqualsOneByOne();
      return true;
    } catch (AssertionError | RuntimeException e) {
      return false;
    }
  }

  // ------------------------------------------------------------------ the rules

  void sizesFit() {
    if (model.name().isBlank()) {
      fail("name of " + model.getClass().getName(), "must not be blank", "''", "");
    }
    if (model.stateSize() < 1) {
      fail("stateSize()", "must be at least 1", model.stateSize(), "");
    }
    List<String> names = model.parameters().stream().map(Parameter::name).toList();
    if (new HashSet<>(names).size() < names.size()) {
      fail("names of parameters()", "must differ from each other", names, "");
    }
    checkLength("nominalParameters()", "parameters().size()", names.size(), nominal());
    checkLength("restState()", "stateSize()", model.stateSize(), model.restState(nominal()));
    for (Point point : points()) {
      values(model, point);
    }
  }

  void valuesAreFinite() {
    points().forEach(this::checkFinite);
  }

  private void checkFinite(Point point) {
    Values values = values(model, point);
    if (!Double.isFinite(values.amperes)) {
      fail("current", "must be finite", values.amperes, at(point));
    }
    if (!Double.isFinite(values.siemens)) {
      fail("conductance", "must be finite", values.siemens, at(point));
    }
    for (int k = 0; k < values.moved.length; k++) {
      if (!Double.isFinite(values.moved[k])) {
        fail(moved(k), "must be written and finite", values.moved[k], at(point));
      }
    }
  }

  void currentHasTheSignOfTheVoltage() {
    points().forEach(this::checkSign);
  }

  private void checkSign(Point point) {
    Values values = values(model, point);
    String rule = "must have the sign of the voltage (the device is passive)";
    if (values.amperes * point.volts <= 0) {
      fail("current", rule, values.amperes + " A", at(point));
    }
    if (values.siemens <= 0) {
      fail("conductance", "must be greater than 0", values.siemens + " S", at(point));
    }
  }

  void nothingHappensAtZeroVolts() {
    if (model instanceof PhysicalDevice) {
      for (double[] parameters : devices()) {
        for (double[] state : states(model.window(), STATES, parameters)) {
          Point point = new Point(0, state, parameters);
          Values values = values(model, point);
          if (values.amperes != 0) {
            fail("current", "must be 0 at 0 V", values.amperes + " A", at(point));
          }
          for (int k = 0; k < values.moved.length; k++) {
            if (values.moved[k] != 0) {
              fail(moved(k), "must be 0 at 0 V", values.moved[k], at(point));
            }
          }
        }
      }
    }
  }

  void polarityIsRight() {
    points().forEach(this::checkPolarity);
  }

  private void checkPolarity(Point point) {
    boolean set = model.operatingPoint().polarity(point.volts) == Polarity.SET;
    double moved = values(model, point).moved[0];
    if (set ? moved < 0 : moved > 0) {
      String rule =
          set
              ? "must not be negative at a SET voltage (SET raises the conductance)"
              : "must not be positive at a RESET voltage (RESET lowers the conductance)";
      fail(moved(0), rule, moved, at(point));
    }
  }

  void conductanceRisesWithTheState() {
    double readVolts = model.operatingPoint().readVolts();
    for (double[] parameters : devices()) {
      StateWindow bounds =
          new StateWindow(model.lowerState(parameters), model.upperState(parameters));
      double former = Double.NEGATIVE_INFINITY;
      double formerState = Double.NaN;
      for (double[] state : states(bounds, CONDUCTANCE_STATES, parameters)) {
        double siemens = model.conductanceSiemens(readVolts, state.clone(), parameters.clone());
        if (siemens <= former) {
          fail(
              "conductance",
              "must rise strictly with state component 0",
              siemens + " S after " + former + " S at state component 0 = " + formerState,
              at(new Point(readVolts, state, parameters)));
        }
        former = siemens;
        formerState = state[0];
      }
    }
  }

  /** Once in order, then backwards, then by several threads, then by another instance. */
  void answersAreRepeatable() {
    List<Point> points = points();
    List<Values> first = points.stream().map(point -> values(model, point)).toList();
    List<Integer> backwards = new ArrayList<>(IntStream.range(0, points.size()).boxed().toList());
    Collections.reverse(backwards);
    for (int i : backwards) {
      checkSame(points.get(i), first.get(i), values(model, points.get(i)), "and then");
    }
    IntStream.range(0, points.size())
        .parallel()
        .forEach(
            i ->
                checkSame(
                    points.get(i),
                    first.get(i),
                    values(model, points.get(i)),
                    "and, with several threads,"));
    DeviceModel other = models.get();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      checkSame(point, first.get(i), values(other, point), "and, of another instance,");
    }
  }

  private void checkSame(Point point, Values one, Values other, String and) {
    checkSame("current", one.amperes, other.amperes, and, point);
    checkSame("conductance", one.siemens, other.siemens, and, point);
    for (int k = 0; k < one.moved.length; k++) {
      checkSame(moved(k), one.moved[k], other.moved[k], and, point);
    }
  }

  private void checkSame(String what, double one, double other, String and, Point point) {
    if (Double.compare(one, other) != 0) {
      fail(
          what,
          "must be the same for the same input (a function of voltage, state and parameters alone)",
          one + " " + and + " " + other,
          at(point));
    }
  }

  void argumentsAreKept() {
    for (Point point : points()) {
      double readVolts = model.operatingPoint().readVolts();
      double[] rate = new double[model.stateSize()];
      checkKept("conductanceSiemens", point, (s, p) -> model.conductanceSiemens(readVolts, s, p));
      checkKept("lowerState", point, (s, p) -> model.lowerState(p));
      checkKept("upperState", point, (s, p) -> model.upperState(p));
      checkKept("restState", point, (s, p) -> model.restState(p));
      if (model instanceof PhysicalDevice physical) {
        checkKept("currentAmperes", point, (s, p) -> physical.currentAmperes(point.volts, s, p));
        checkKept("rate", point, (s, p) -> physical.rate(point.volts, s, p, rate));
        checkKept("at", point, (s, p) -> physical.at(point.volts).evaluate(s, p, rate));
      } else {
        Polarity polarity = model.operatingPoint().polarity(point.volts);
        double[] parameters = point.parameters.clone();
        ((PulseResponseDevice) model).step(polarity, point.state.clone(), parameters);
        checkKept("step", "parameters", point.parameters, parameters, point);
      }
    }
  }

  @FunctionalInterface
  private interface Call {
    void on(double[] state, double[] parameters);
  }

  private void checkKept(String method, Point point, Call call) {
    double[] state = point.state.clone();
    double[] parameters = point.parameters.clone();
    call.on(state, parameters);
    checkKept(method, "state", point.state, state, point);
    checkKept(method, "parameters", point.parameters, parameters, point);
  }

  private void checkKept(String method, String what, double[] before, double[] now, Point point) {
    if (!Arrays.equals(before, now)) {
      String rule = "must not be changed by " + method + "()";
      fail(what, rule, Arrays.toString(now) + " instead of " + Arrays.toString(before), at(point));
    }
  }

  /** Physical bounds around the window, and unit pulses and rest that stay within them. */
  void boundsAreKept() {
    StateWindow window = model.window();
    checkBounds("lower end of window()", window.lowerState(), nominal());
    checkBounds("upper end of window()", window.upperState(), nominal());
    for (double[] parameters : devices()) {
      double rest = model.restState(parameters.clone())[0];
      if (rest != window.lowerState()) {
        fail(
            "component 0 of restState()",
            "must be the lower end of window(), " + window.lowerState(),
            rest,
            " with parameters " + named(parameters));
      }
      StateWindow bounds =
          new StateWindow(model.lowerState(parameters), model.upperState(parameters));
      for (double[] state : states(bounds, STATES, parameters)) {
        for (double seconds : new double[] {0, 1, 1e4, 1e8}) {
          double[] relaxed = state.clone();
          model.relax(seconds, 300, relaxed, parameters.clone());
          checkBounds("state after relax() for " + seconds + " s", relaxed[0], parameters);
          if (seconds == 0 && !Arrays.equals(relaxed, state)) {
            fail("state", "must not be changed by relax() for 0 s", Arrays.toString(relaxed), "");
          }
        }
        if (model instanceof PulseResponseDevice device) {
          for (Polarity polarity : Polarity.values()) {
            double[] stepped = state.clone();
            device.step(polarity, stepped, parameters.clone());
            String what = "state after a unit pulse " + polarity + " from " + state[0];
            checkBounds(what, stepped[0], parameters);
          }
        }
      }
    }
  }

  private void checkBounds(String what, double state, double[] parameters) {
    double lower = model.lowerState(parameters.clone());
    double upper = model.upperState(parameters.clone());
    double slack = 1e-9 * (upper - lower);
    if (!(state >= lower - slack && state <= upper + slack)) {
      String rule = "must lie within lowerState() and upperState(), [" + lower + ", " + upper + "]";
      fail(what, rule, state, " with parameters " + named(parameters));
    }
  }

  void togetherEqualsOneByOne() {
    if (model instanceof PhysicalDevice physical) {
      for (Point point : points()) {
        Values values = values(model, point);
        double[] rate = new double[model.stateSize()];
        double amperes =
            physical.at(point.volts).evaluate(point.state.clone(), point.parameters.clone(), rate);
        if (Double.compare(amperes, values.amperes) != 0) {
          fail("current of at()", "must equal currentAmperes()", amperes, at(point));
        }
        if (!Arrays.equals(rate, values.moved)) {
          String rule = "must equal rate(), " + Arrays.toString(values.moved);
          fail("rates of at()", rule, Arrays.toString(rate), at(point));
        }
      }
    }
  }

  /** The rules of single points, at nominal parameters. */
  void holdAt(double volts, double stateFraction) {
    double[] state = model.restState(nominal());
    StateWindow window = model.window();
    state[0] = window.lowerState() * (1 - stateFraction) + window.upperState() * stateFraction;
    Point point = new Point(volts, state, nominal());
    checkFinite(point);
    if (volts != 0) {
      checkSign(point);
    }
    checkPolarity(point);
    checkSame(
        point, values(model, point), values(models.get(), point), "and, of another instance,");
  }

  /**
   * Whether the nominal device is at rest at an end of the window, or driven away from it, by the
   * voltage that leads there.
   */
  boolean comeToRestInside() {
    StateWindow window = model.window();
    OperatingPoint point = model.operatingPoint();
    double[] parameters = nominal();
    double[] state = model.restState(parameters);
    state[0] = window.lowerState();
    boolean below = values(model, new Point(point.resetVolts(), state, parameters)).moved[0] >= 0;
    double[] upper = state.clone();
    upper[0] = window.upperState();
    return below || values(model, new Point(point.setVolts(), upper, parameters)).moved[0] <= 0;
  }

  // ------------------------------------------------------------------ evaluation

  private Values values(DeviceModel device, Point point) {
    double readVolts = model.operatingPoint().readVolts();
    double siemens =
        call(
            "conductanceSiemens()",
            point,
            () ->
                device.conductanceSiemens(
                    readVolts, point.state.clone(), point.parameters.clone()));
    double[] moved = new double[model.stateSize()];
    if (device instanceof PhysicalDevice physical) {
      double amperes =
          call(
              "currentAmperes()",
              point,
              () ->
                  physical.currentAmperes(
                      point.volts, point.state.clone(), point.parameters.clone()));
      Arrays.fill(moved, Double.NaN);
      call(
          "rate()",
          point,
          () -> {
            physical.rate(point.volts, point.state.clone(), point.parameters.clone(), moved);
            return 0;
          });
      return new Values(siemens, amperes, moved);
    }
    double[] state = point.state.clone();
    Polarity polarity = model.operatingPoint().polarity(point.volts);
    call(
        "step()",
        point,
        () -> {
          ((PulseResponseDevice) device).step(polarity, state, point.parameters.clone());
          return 0;
        });
    Arrays.setAll(moved, k -> state[k] - point.state[k]);
    return new Values(siemens, siemens * point.volts, moved);
  }

  private double call(String method, Point point, DoubleSupplier supplier) {
    try {
      return supplier.getAsDouble();
    } catch (IndexOutOfBoundsException e) {
      String rule =
          String.format(
              "must work on arrays of stateSize() = %d and parameters().size() = %d values",
              model.stateSize(), model.parameters().size());
      fail(method, rule, e.getMessage(), at(point));
      throw e;
    }
  }

  private double[] nominal() {
    return model.nominalParameters();
  }

  /** Voltages of both polarities, from a 1024th of the programming voltage to all of it. */
  private List<Point> points() {
    OperatingPoint operatingPoint = model.operatingPoint();
    List<Point> points = new ArrayList<>();
    for (double[] parameters : devices()) {
      for (double[] state : states(model.window(), STATES, parameters)) {
        for (double part = 1.0 / 1024; part <= 1; part *= 2) {
          for (Polarity polarity : Polarity.values()) {
            points.add(new Point(part * operatingPoint.volts(polarity), state, parameters));
          }
        }
      }
    }
    return points;
  }

  /** The nominal parameters, and those of some devices of the first preset. */
  private List<double[]> devices() {
    List<double[]> devices = new ArrayList<>(List.of(nominal()));
    if (!model.presets().isEmpty()) {
      List<Variation.ParameterVariation> variations = model.presets().get(0).forModel(model);
      for (long device = 1; device < DEVICES; device++) {
        double[] parameters = nominal();
        for (int k = 0; k < parameters.length; k++) {
          parameters[k] = drawn(parameters[k], variations.get(k), Seed.key(device, k));
        }
        devices.add(parameters);
      }
    }
    return devices;
  }

  private static double drawn(double nominal, Variation.ParameterVariation variation, long key) {
    Variation.DeviceVariation device = variation.device();
    double value = Double.NaN;
    for (long attempt = 0; !(value >= device.lower() && value <= device.upper()); attempt++) {
      value = nominal * (1 + device.relativeSigma() * SeededNormal.at(Seed.key(key, attempt)));
      if (device.limit() == Variation.Limit.CLIP || attempt == 1000) {
        value = Math.max(device.lower(), Math.min(device.upper(), value));
      }
    }
    double lower = variation.cycle().lowerFraction();
    double upper = variation.cycle().upperFraction();
    return value * (1 + lower + (upper - lower) * Seed.uniform(key, -1));
  }

  private double[][] states(StateWindow window, int count, double[] parameters) {
    double[][] states = new double[count][];
    for (int i = 0; i < count; i++) {
      states[i] = model.restState(parameters.clone());
      double part = (double) i / (count - 1);
      states[i][0] = window.lowerState() * (1 - part) + window.upperState() * part;
    }
    return states;
  }

  // ------------------------------------------------------------------ texts

  private String moved(int component) {
    return model instanceof PhysicalDevice
        ? "rate of state component " + component
        : "change of state component " + component + " by a unit pulse";
  }

  private String at(Point point) {
    return String.format(
        " at %s V, state %s, parameters %s",
        point.volts, Arrays.toString(point.state), named(point.parameters));
  }

  private String named(double[] parameters) {
    StringJoiner joiner = new StringJoiner(", ", "{", "}");
    for (int k = 0; k < parameters.length; k++) {
      joiner.add(model.parameters().get(k).name() + "=" + parameters[k]);
    }
    return joiner.toString();
  }

  private void checkLength(String what, String of, int length, double[] array) {
    if (array.length != length) {
      fail("length of " + what, "must be " + of + " = " + length, array.length, "");
    }
  }

  private void fail(String what, String rule, Object value, String where) {
    throw new AssertionError(
        String.format("%s of '%s' %s, but was %s%s", what, model.name(), rule, value, where));
  }
}
