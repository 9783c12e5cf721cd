package org.ouroboros.memristor.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.MapperDefinition;
import org.ouroboros.memristor.mapper.internal.network.MapperNetworks;
import org.ouroboros.memristor.mapper.internal.network.Mlp;
import org.ouroboros.memristor.mapper.internal.network.PolarityNetworks;

class NetworkMapperTest {

  private static final PulseDriver DRIVER =
      new PulseDriver(VoltageRange.fixed(-0.5), VoltageRange.fixed(1), 0, 1e-2, 0);
  private static final FeatureEncoder ENCODER =
      new FeatureEncoder(
          new ConductanceRange(1e-4, 5e-4), new ToleranceRange(0.01, 0.5, 0.1), 1e-6, 1e-2, DRIVER);

  /** One hidden unit: max(0, g + g* + bias); output: unit / 2 - bias. */
  private static NetworkMapper mapper(double bias) {
    double[][] first = {{1}, {1}, {0}, {bias}};
    double[][] second = {{0.5}, {-bias}};
    Mlp network = new Mlp(List.of(first, second));
    return mapper(
        new PolarityNetworks(network, new Mlp(List.of(first, new double[][] {{0}, {1}}))));
  }

  private static NetworkMapper mapper(PolarityNetworks networks) {
    return new NetworkMapper(
        new MapperDefinition(
            "test", "device", ENCODER, MapperNetworks.ofLength(networks), Optional.empty()));
  }

  private static PulsePlan choose(NetworkMapper mapper, double... startTargetPairs) {
    PulseRequests requests = new PulseRequests(1);
    for (int i = 0; i < startTargetPairs.length; i += 2) {
      requests.add(i, startTargetPairs[i], startTargetPairs[i + 1], 0.1);
    }
    PulsePlan choices = new PulsePlan();
    mapper.choose(requests, mapper.newMemory(1), choices);
    return choices;
  }

  @Test
  void choose_bothPolarities_agreesWithTheSumsByHand() {
    PulsePlan choices = choose(mapper(0.25), 2e-4, 4e-4, 4e-4, 2e-4, 1e-4, 5e-4);
    // Codes are -0.5 and 0.5: the unit is 0.25, the output -0.125, of two decades each way.
    assertThat(choices.seconds(0)).isCloseTo(1e-4 * Math.pow(10, -0.25), within(1e-12));
    assertThat(choices.volts(0)).isEqualTo(-0.5);
    assertThat(choices.seconds(1)).isCloseTo(1e-2, within(1e-12));
    assertThat(choices.volts(1)).isEqualTo(1);
    assertThat(choices.seconds(2)).isCloseTo(choices.seconds(0), within(1e-15));
    assertThat(choices.predictedSuccess(0)).isNaN();
  }

  private static org.assertj.core.data.Percentage within(double relative) {
    return org.assertj.core.data.Percentage.withPercentage(100 * relative);
  }

  @Test
  void choose_targetEqualToStart_isNoPulse() {
    assertThat(choose(mapper(0), 3e-4, 3e-4).seconds(0)).isZero();
  }

  @Test
  void choose_outsideTheRange_isRefusedBeforeAnyChoiceIsWritten() {
    NetworkMapper mapper = mapper(0);
    PulsePlan choices = choose(mapper, 2e-4, 3e-4);
    PulseRequests requests = new PulseRequests(2);
    requests.add(0, 2e-4, 4e-4, 0.1);
    requests.add(1, 2e-4, 5.00001e-4, 0.1);
    assertThatThrownBy(() -> mapper.choose(requests, mapper.newMemory(2), choices))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("targetSiemens[1] must lie in [1.0E-4, 5.0E-4] siemens, but was 5.00001E-4");
    assertThat(choices.size()).isEqualTo(1);
  }

  @Test
  void choose_outsideByAMillionth_isSnapped() {
    PulsePlan choices = choose(mapper(0), 2e-4, 5e-4 * (1 + 0.9e-6), 2e-4, 5e-4);
    assertThat(choices.seconds(0)).isEqualTo(choices.seconds(1));
  }

  @Test
  void choose_withADriverOfSteps_answersWholeSteps() {
    PulseDriver stepped = new PulseDriver(DRIVER.set(), DRIVER.reset(), 1e-5, 1e-2, 1e-5);
    double seconds = choose(mapper(0.25).with(stepped), 2e-4, 4e-4).seconds(0);
    assertThat(seconds).isEqualTo(6 * 1e-5);
  }

  @Test
  void with_otherVoltage_isRefused() {
    PulseDriver other =
        new PulseDriver(VoltageRange.fixed(-0.4), VoltageRange.fixed(1), 0, 1e-2, 0);
    assertThatThrownBy(() -> mapper(0).with(other))
        .hasMessage("SET volts must be -0.5, but was -0.4");
  }

  @Test
  void on_plainHardware_answersAsTheDigitalMapper() {
    NetworkMapper digital = PulseMappers.bundled("jart-vcm-v1b-realistic");
    Plain hardware = new Plain(0);
    NetworkMapper analog = digital.on(hardware);
    // Three layers, two polarities, for fresh cells and for those with experience.
    assertThat(hardware.loaded).isEqualTo(12);
    PulseRequests requests = requests(200);
    PulsePlan expected = new PulsePlan();
    PulsePlan actual = new PulsePlan();
    digital.choose(requests, digital.newMemory(0), expected);
    analog.choose(requests, analog.newMemory(0), actual);
    for (int i = 0; i < 200; i++) {
      assertThat(actual.volts(i)).isEqualTo(expected.volts(i));
      assertThat(actual.seconds(i)).isCloseTo(expected.seconds(i), within(1e-12));
    }
  }

  @Test
  void on_noisyHardware_answersARequestAlikeInAnyCompany() {
    NetworkMapper noisy = PulseMappers.bundled("jart-vcm-v1b-realistic").on(new Plain(0.01));
    PulseRequests all = requests(50);
    PulsePlan together = new PulsePlan();
    noisy.choose(all, noisy.newMemory(0), together);
    PulsePlan alone = new PulsePlan();
    for (int i = 49; i >= 0; i--) {
      PulseRequests one = new PulseRequests(1);
      one.add(all.cell(i), all.startSiemens(i), all.targetSiemens(i), all.tolerance(i));
      noisy.choose(one, noisy.newMemory(0), alone);
      assertThat(alone.seconds(0)).isEqualTo(together.seconds(i));
    }
  }

  private static PulseRequests requests(int count) {
    ConductanceRange range = Jart.MODEL.window().conductanceRange(Jart.MODEL);
    PulseRequests requests = new PulseRequests(count);
    for (int i = 0; i < count; i++) {
      double start = range.minSiemens() + range.span() * Seed.uniform(i, 0);
      double target = range.minSiemens() + range.span() * Seed.uniform(i, 1);
      requests.add(i, start, target, 0.1);
    }
    return requests;
  }

  @Test
  void mapper_ofWrongInputs_isRefused() {
    Mlp network = new Mlp(List.<double[][]>of(new double[][] {{1}, {1}, {1}}));
    assertThatThrownBy(() -> mapper(new PolarityNetworks(network, network)))
        .hasMessage("inputs of the SET network must be 4, but was 3");
  }

  @Test
  void network_whoseLayersDoNotFit_isRefused() {
    assertThatThrownBy(() -> new Mlp(List.of(new double[3][5], new double[5][1])))
        .hasMessage("layer 1 must have length 6, but was 5");
    assertThatThrownBy(() -> new Mlp(List.<double[][]>of(new double[][] {{Double.NaN}})))
        .hasMessageStartingWith("layer[0][0] must be finite");
  }

  /** Prediction must start fast: neither ND4J nor what it drags along is on this class path. */
  @Test
  void choose_withoutNd4jOnTheClassPath_works() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("nd4j") && !entry.contains("bytedeco")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader bare = new URLClassLoader(urls.toArray(new URL[0]), platform)) {
      assertThatThrownBy(() -> bare.loadClass("org.nd4j.linalg.factory.Nd4j"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> predicts = bare.loadClass(Predicts.class.getName());
      assertThat((Double) predicts.getMethod("seconds").invoke(null)).isPositive();
    }
  }

  /** Predicts, for a class loader of its own. */
  public static final class Predicts {
    private Predicts() {}

    public static double seconds() {
      NetworkMapper mapper = PulseMappers.bundled("jart-vcm-v1b-realistic-p1");
      return choose(mapper, 2e-4, 3e-4).seconds(0);
    }
  }

  /** Hardware that adds up in the plainest way, with noise at the draw's coordinate. */
  private static final class Plain implements MatVecBackend {
    private final double noise;
    private int loaded;

    Plain(double noise) {
      this.noise = noise;
    }

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public MatVec load(double[][] weights) {
      loaded++;
      return new MatVec() {
        @Override
        public int inputs() {
          return weights.length;
        }

        @Override
        public int outputs() {
          return weights[0].length;
        }

        @Override
        public void multiply(double[] x, int batch, long draw, double[] y) {
          for (int b = 0; b < batch; b++) {
            for (int c = 0; c < outputs(); c++) {
              double sum = noise * Seed.symmetricUniform(draw + b, c);
              for (int r = 0; r < inputs(); r++) {
                sum += x[b * inputs() + r] * weights[r][c];
              }
              y[b * outputs() + c] = sum;
            }
          }
        }

        @Override
        public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
          throw new UnsupportedOperationException("not needed for inference");
        }
      };
    }
  }
}
