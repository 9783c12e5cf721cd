package org.ouroboros.memristor.crossbar.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Cancellation;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;

class ArrayFileTest {

  private static final DeviceModel MODEL = DeviceModel.catalog().find("jart-vcm-v1b");

  /** Pulses of 1 us, so that reaching a target takes several rounds. */
  private static final ProgrammingStrategy SHORT_PULSES = ArrayFileTest::applyShortPulses;

  @TempDir private Path folder;

  private static void applyShortPulses(ProgrammingSession session) {
    for (int[] cells = session.verify(); cells.length > 0; cells = session.verify()) {
      double[] volts = new double[cells.length];
      double[] seconds = new double[cells.length];
      for (int i = 0; i < cells.length; i++) {
        double target = session.targets().siemens(cells[i]);
        Polarity polarity = Polarity.towards(session.reading(cells[i]), target);
        volts[i] = session.model().operatingPoint().volts(polarity);
        seconds[i] = 1e-6;
      }
      session.pulse(cells, volts, seconds);
    }
  }

  private static CrossbarSpec.Builder noisy(CrossbarSpec.Builder builder, int threads) {
    return builder
        .periphery(PeripheryParameters.EXACT.withReadNoise(0.01))
        .workers(Workers.of(threads));
  }

  /** More than one block of cells, so that threads matter. */
  private static CrossbarArray used(int threads) {
    return noisy(CrossbarSpec.builder(MODEL), threads)
        .variation(MODEL.preset("REALISTIC"))
        .stuck(StuckAtFaults.fractions(0.01, 0.01, 0.01))
        .startState(CrossbarSpec.StartState.USED_COUNTER_BASED)
        .build()
        .newArray(40, 60, 9);
  }

  private static ProgrammingReport program(
      CrossbarArray array, long targetSeed, Cancellation cancellation, ReplayLog replayLog) {
    ProgrammingTargets targets =
        ProgrammingTargets.uniformRandom(array.conductanceRange(), array.cells(), 0.05, targetSeed);
    return SHORT_PULSES.program(
        array,
        new ProgrammingTask(targets, Budget.ofPulses(12)),
        RunContext.of(4).withCancellation(cancellation),
        replayLog);
  }

  private static ProgrammingReport program(CrossbarArray array, long targetSeed) {
    return program(array, targetSeed, Cancellation.NEVER, new ReplayLog());
  }

  private static double[] conductances(CrossbarArray array) {
    double[] siemens = new double[array.cells()];
    array.conductances(siemens);
    return siemens;
  }

  private Path write(ArrayFile file, String name) {
    Path path = folder.resolve(name);
    file.write(path);
    return path;
  }

  private static ArrayFile read(Path file, int threads) {
    return ArrayFile.read(
        "--array", file, DeviceModel.catalog(), builder -> noisy(builder, threads));
  }

  @Test
  void read_programmedArrayWithStuckCells_behavesExactlyAsTheOriginal() {
    CrossbarArray original = used(1);
    program(original, 1);
    Path file = write(ArrayFile.of(original), "a");
    CrossbarArray loaded = read(file, 3).array();
    assertThat(conductances(loaded)).isEqualTo(conductances(original));
    assertThat(write(ArrayFile.of(loaded), "b")).hasSameBinaryContentAs(file);
    ProgrammingReport expected = program(original, 2);
    ProgrammingReport report = program(loaded, 2);
    assertThat(conductances(loaded)).isEqualTo(conductances(original));
    assertThat(report.cost().totals()).isEqualTo(expected.cost().totals());
    int[] stuck = IntStream.range(0, 2400).filter(loaded.bank()::stuck).toArray();
    assertThat(stuck)
        .isNotEmpty()
        .isEqualTo(IntStream.range(0, 2400).filter(original.bank()::stuck).toArray());
    assertThat(write(ArrayFile.of(loaded), "c"))
        .hasSameBinaryContentAs(write(ArrayFile.of(original), "d"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void replayLog_cancelledRun_continuesToTheSameEnd(int rounds) {
    CrossbarArray through = used(2);
    ProgrammingReport expected = program(through, 1);

    CrossbarArray cancelled = used(2);
    AtomicInteger requests = new AtomicInteger();
    ReplayLog replayLog = new ReplayLog();
    ProgrammingReport part =
        program(cancelled, 1, () -> requests.incrementAndGet() > rounds, replayLog);
    assertThat(part.outcomes()).containsKey(CellOutcome.CANCELLED);
    Path file = write(new ArrayFile(cancelled, Optional.of(replayLog)), "checkpoint");

    ArrayFile loaded = read(file, 1);
    ProgrammingReport rest =
        program(loaded.array(), 1, Cancellation.NEVER, loaded.replayLog().orElseThrow());
    assertThat(conductances(loaded.array())).isEqualTo(conductances(through));
    assertThat(rest.outcomes()).isEqualTo(expected.outcomes());
    assertThat(rest.cost().totals()).isEqualTo(expected.cost().totals());
    assertThat(write(ArrayFile.of(loaded.array()), "e"))
        .hasSameBinaryContentAs(write(ArrayFile.of(through), "f"));
  }

  /** The file and its values were written by the library before array files were part of it. */
  @Test
  void read_fileOfAnEarlierLibrary_givesTheRecordedConductancesAndReadings() throws Exception {
    Path file = Path.of(ArrayFileTest.class.getResource("array-version-1.zip").toURI());
    CrossbarArray array =
        ArrayFile.read(
                "--array",
                file,
                DeviceModel.catalog(),
                builder -> builder.periphery(new PeripheryParameters(0.02, 1e-6, 1e-7)))
            .array();
    assertThat(array.seed()).contains(new Seed(4));
    assertThat(array.rows()).isEqualTo(8);
    assertThat(IntStream.range(0, 64).filter(array.bank()::stuck).count()).isEqualTo(4);
    Path values = Path.of(ArrayFileTest.class.getResource("array-version-1.csv").toURI());
    List<String> lines = Files.readAllLines(values, StandardCharsets.UTF_8);
    double[] siemens = conductances(array);
    double[] readings = new double[64];
    array.read(IntStream.range(0, 64).toArray(), 3, readings);
    for (int cell = 0; cell < 64; cell++) {
      assertThat(lines.get(cell + 1)).isEqualTo(siemens[cell] + "," + readings[cell]);
    }
    assertThat(write(ArrayFile.of(array), "again")).hasSameBinaryContentAs(file);
  }

  @Test
  void of_arrayWithoutSeedOrWithAnotherWindow_isRefused() {
    CrossbarSpec spec = CrossbarSpec.of(MODEL);
    DeviceBank bank = DeviceBank.builder(MODEL, 6).build();
    assertThatThrownBy(() -> ArrayFile.of(spec.newArray(bank, 2, 3, new Seed(1))))
        .hasMessageContaining("array must be created from a seed");
    StateWindow window = MODEL.window();
    double middle = 0.5 * (window.lowerState() + window.upperState());
    CrossbarArray narrow =
        CrossbarSpec.builder(MODEL)
            .window(new StateWindow(window.lowerState(), middle))
            .build()
            .newArray(2, 3, 1);
    assertThatThrownBy(() -> ArrayFile.of(narrow))
        .hasMessageContaining("array must have the default window of its model");
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
  void read_cutFile_isRefused(double fraction) throws IOException {
    byte[] whole = Files.readAllBytes(write(ArrayFile.of(used(1)), "whole"));
    byte[] cut = Arrays.copyOf(whole, (int) (fraction * whole.length));
    assertRefused(Files.write(folder.resolve("cut"), cut), "must be a complete array file");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8})
  void read_changedByte_isRefused(double position) throws IOException {
    byte[] bytes = Files.readAllBytes(write(ArrayFile.of(used(1)), "whole"));
    bytes[(int) (position * bytes.length)] ^= 1;
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
