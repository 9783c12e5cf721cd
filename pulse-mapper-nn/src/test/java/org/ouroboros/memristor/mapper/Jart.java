package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/** The device of the paper, found by its name as users find it. */
public final class Jart {

  public static final DeviceModel MODEL = DeviceModel.catalog().find("jart-vcm-v1b");
  public static final Variation REALISTIC = MODEL.preset("REALISTIC");

  private Jart() {}

  public static Population population(int count, long seed) {
    return new Population(MODEL, REALISTIC, count, new Seed(seed).at("test"));
  }
}
