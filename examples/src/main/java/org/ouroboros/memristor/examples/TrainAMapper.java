package org.ouroboros.memristor.examples;

import java.nio.file.Path;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTrainer;

/** Trains a small pulse mapper for a device with variation, prints its validation, saves it. */
final class TrainAMapper {
  /** Takes one argument, the file to write; the training takes some seconds. */
  public static void main(String[] args) {
    DeviceModel device = DeviceModel.catalog().find("jart-vcm-v1b");
    TrainingSettings settings =
        TrainingSettings.recommended(
            device,
            RequestDistribution.reachable(device),
            new TrainingSettings.Effort(1_000, 128, 300, 128, 8));
    MapperTrainer trainer = new MapperTrainer(device, device.preset("REALISTIC"), settings);
    MapperFile file = trainer.train("small-mapper", RunContext.of(1));
    for (MapperFile.Provenance.ValidationResult result : file.provenance().validation()) {
      System.out.printf(
          "requested %.0f %%, within %.0f %%: mapper %.1f %%, noise-free inverse %.1f %%%n",
          100 * result.requestedTolerance(),
          100 * result.evaluatedTolerance(),
          100 * result.mapper().value(),
          100 * result.noiseFreeInverse().value());
    }
    file.save(Path.of(args[0]));
  }
}
