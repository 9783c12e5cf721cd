package org.ouroboros.memristor.examples.programming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Cancellation;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.strategies.Hybrid;

class ArrayFileTest {

  private static final DeviceModel MODEL = DeviceModel.catalog().find("jart-vcm-v1b");
  private static final PeripheryParameters NOISY = PeripheryParameters.EXACT.withReadNoise(0.01);

  @TempDir private Path folder;

  /** More than one block of cells, so that threads matter. */
  private static DeviceArray used(int threads) {
    ArrayPlan plan = new ArrayPlan(MODEL, MODEL.preset("REALISTIC"), 40, 60, new Seed(9));
    return DeviceArray.used(
        plan, StuckAtFaults.fractions(0.01, 0.01, 0.01), NOISY, Workers.of(threads));
  }

  private static ArrayFile.Setup setup(int threads) {
    return new ArrayFile.Setup(NOISY, Workers.of(threads));
  }

  private static ArrayProgramming programming(DeviceArray devices, String targets) {
    double[] siemens = DeviceArray.uniformSiemens(devices.bank().range(), devices.plan(), targets);
    return new ArrayProgramming(
        devices,
        new Hybrid(new NoiseFreeInverse(MODEL)),
        new ProgrammingTask(ProgrammingTargets.of(siemens, 0.05), Budget.ofPulses(12)));
  }

  private static RunContext run(Cancellation cancellation) {
    return RunContext.of(4).withCancellation(cancellation);
  }

  private static double[] conductances(DeviceArray devices) {
    double[] siemens = new double[devices.plan().cells()];
    devices.array().conductances(siemens);
    return siemens;
  }

  private Path write(ArrayFile file, String name) {
    Path place = folder.resolve(name);
    file.write(place);
    return place;
  }

  private static ArrayFile read(Path file, int threads) {
    return ArrayFile.read("--array", file, DeviceModel.catalog(), setup(threads));
  }

  @Test
  void read_programmedArrayWithStuckCells_goesOnExactlyAsTheOriginal() {
    DeviceArray original = used(1);
    programming(original, "first").run(run(Cancellation.NEVER), ArrayProgramming.RunRecords.NONE);
    Path file = write(ArrayFile.of(original), "a");
    DeviceArray loaded = read(file, 3).devices();
    assertThat(conductances(loaded)).isEqualTo(conductances(original));
    assertThat(write(ArrayFile.of(loaded), "b")).hasSameBinaryContentAs(file);
    ArrayProgramming.Result again =
        programming(original, "second")
            .run(run(Cancellation.NEVER), ArrayProgramming.RunRecords.NONE);
    ArrayProgramming.Result same =
        programming(loaded, "second")
            .run(run(Cancellation.NEVER), ArrayProgramming.RunRecords.NONE);
    assertThat(conductances(loaded)).isEqualTo(conductances(original));
    assertThat(same.report().cost().totals()).isEqualTo(again.report().cost().totals());
    assertThat(same.workingCells()).isEqualTo(again.workingCells()).hasSizeLessThan(2400);
    assertThat(write(ArrayFile.of(loaded), "c"))
        .hasSameBinaryContentAs(write(ArrayFile.of(original), "d"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void resume_runThatWasStopped_endsAsIfItHadNeverBeen(int rounds) {
    DeviceArray through = used(2);
    ArrayProgramming.Result whole =
        programming(through, "t").run(run(Cancellation.NEVER), ArrayProgramming.RunRecords.NONE);

    DeviceArray stopped = used(2);
    AtomicInteger asked = new AtomicInteger();
    Cancellation soon = () -> asked.incrementAndGet() > rounds;
    Optional<ReplayLog> journal = Optional.of(new ReplayLog());
    ArrayProgramming.Result part =
        programming(stopped, "t")
            .run(run(soon), new ArrayProgramming.RunRecords(journal, Optional.empty()));
    assertThat(part.cancelled()).isTrue();
    Path file = write(new ArrayFile(stopped, journal), "checkpoint");

    ArrayFile kept = read(file, 1);
    ArrayProgramming.Result rest =
        programming(kept.devices(), "t")
            .run(
                run(Cancellation.NEVER),
                new ArrayProgramming.RunRecords(kept.journal(), Optional.empty()));
    assertThat(conductances(kept.devices())).isEqualTo(conductances(through));
    assertThat(rest.report().outcomes()).isEqualTo(whole.report().outcomes());
    assertThat(rest.report().cost().totals()).isEqualTo(whole.report().cost().totals());
    assertThat(write(ArrayFile.of(kept.devices()), "e"))
        .hasSameBinaryContentAs(write(ArrayFile.of(through), "f"));
  }

  @Test
  void read_foreignFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "siemens");
    assertRefused(file, "must be a complete array file");
    Path zip = folder.resolve("other.zip");
    try (FileSystem other =
        FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
      Files.writeString(other.getPath("readme"), "nothing");
    }
    assertRefused(zip, "another archive");
    assertRefused(folder.resolve("none"), "must be a file that exists");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.3, 0.7, 0.9999})
  void read_cutFile_isRefused(double share) throws IOException {
    byte[] whole = Files.readAllBytes(write(ArrayFile.of(used(1)), "whole"));
    byte[] cut = java.util.Arrays.copyOf(whole, (int) (share * whole.length));
    assertRefused(Files.write(folder.resolve("cut"), cut), "must be a complete array file");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8})
  void read_changedByte_isRefused(double place) throws IOException {
    byte[] bytes = Files.readAllBytes(write(ArrayFile.of(used(1)), "whole"));
    bytes[(int) (place * bytes.length)] ^= 1;
    assertRefused(Files.write(folder.resolve("changed"), bytes), "must be a complete array file");
  }

  @Test
  void read_otherModelConstants_isRefusedWithWhatDiffers() throws IOException {
    Path file = write(ArrayFile.of(used(1)), "array");
    edit(file, "setVolts=-0.342", "setVolts=-0.343");
    assertRefused(file, "setVolts=-0.343");
    edit(file, "setVolts=-0.343", "setVolts=-0.342");
    edit(file, "\"version\" : 1", "\"version\" : 99");
    assertRefused(file, "must have version 1");
  }

  private static void edit(Path file, String from, String to) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path plan = zip.getPath("array.json");
      String text = Files.readString(plan, StandardCharsets.UTF_8);
      assertThat(text).contains(from);
      Files.writeString(plan, text.replace(from, to));
    }
  }

  private static void assertRefused(Path file, String part) {
    assertThatThrownBy(() -> read(file, 1))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("--array")
        .hasMessageContaining(part);
  }
}
