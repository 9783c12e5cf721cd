package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

/** A published device in the cells, with everything that differs between its copies. */
class JartLayerTest {

  @Test
  void load_variedDevicesIdeallyWritten_holdsTheWeights() {
    DeviceModel model = new JartVcmV1b();
    CrossbarSpec hardware =
        CrossbarSpec.builder(model).variation(model.preset("REALISTIC")).build();
    Random random = new Random(1);
    double[][] weights = new double[64][];
    for (int r = 0; r < 64; r++) {
      weights[r] = random.doubles(32, -1, 1).toArray();
    }
    CrossbarLayer layer =
        new CrossbarBackend(hardware, ArrayProgrammer.ideal(), RunContext.of(3)).load(weights);
    double[] x = random.doubles(64).toArray();
    double[] sums = new double[32];
    double[] expected = new double[32];
    layer.multiply(x, 1, 0, sums);
    new DigitalBackend().load(weights).multiply(x, 1, 0, expected);
    assertThat(sums).containsExactly(expected, within(1e-9));
    assertThat(hardware.range().minSiemens()).isCloseTo(94.453e-6, within(1e-9));
  }
}
