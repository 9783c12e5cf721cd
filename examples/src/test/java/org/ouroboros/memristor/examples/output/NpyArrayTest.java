package org.ouroboros.memristor.examples.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class NpyArrayTest {

  /** What numpy.save writes for numpy.array([[1.5, -2.0]]). */
  private static final String SAVED_BY_NUMPY =
      "934e554d5059010076007b276465736372273a20273c6638272c2027666f727472616e5f6f72646572273a2046"
          + "616c73652c20277368617065273a2028312c2032292c207d"
          + "20".repeat(58)
          + "0a"
          + "000000000000f83f"
          + "00000000000000c0";

  @TempDir private Path folder;

  @Property(tries = 50)
  void readOfWrite_anyShapeAndBits_isTheSame(
      @ForAll @Size(max = 3) List<@IntRange(max = 9) Integer> lengths, @ForAll long seed)
      throws IOException {
    int[] shape = lengths.stream().mapToInt(Integer::intValue).toArray();
    int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Double.longBitsToDouble(Seed.key(seed, i));
    }
    Path file = Files.createTempFile("array", ".npy");
    try {
      new NpyArray(shape, values).write(file);
      NpyArray read = NpyArray.read("--in", file);
      assertThat(read.shape()).isEqualTo(shape);
      assertThat(read.values()).isEqualTo(values);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void write_twoAxes_givesTheBytesOfNumpy() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyArray.of(new double[][] {{1.5, -2}}).write(file);
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(SAVED_BY_NUMPY);
  }

  @Test
  void read_fileOfNumpy_givesItsRows() throws IOException {
    Path file = folder.resolve("a.npy");
    Files.write(file, HexFormat.of().parseHex(SAVED_BY_NUMPY));
    assertThat(NpyArray.read("--in", file).rows("--in")).isEqualTo(new double[][] {{1.5, -2}});
  }

  @Test
  void read_truncatedFile_isRefused() throws IOException {
    Path file = folder.resolve("a.npy");
    byte[] whole = HexFormat.of().parseHex(SAVED_BY_NUMPY);
    for (int length : new int[] {0, 5, 9, 40, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(file, "--in", "truncated");
    }
  }

  @Test
  void read_moreBytesThanValues_isRefused() throws IOException {
    Path file = folder.resolve("a.npy");
    byte[] whole = HexFormat.of().parseHex(SAVED_BY_NUMPY);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(file, "--in", "must end after its values");
  }

  @Test
  void read_otherTypeOrOrder_isRefused() throws IOException {
    Path file = folder.resolve("a.npy");
    Files.write(file, withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }"));
    assertRefused(file, "float64", "'<f4'");
    Files.write(file, withHeader("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2), }"));
    assertRefused(file, "C order");
    Files.write(file, withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (x), }"));
    assertRefused(file, "shape");
    Files.write(
        file, withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999,), }"));
    assertRefused(file, "9999999999");
    Files.write(
        file, withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (99999, 99999), }"));
    assertRefused(file, "2^27");
    Files.writeString(file, "not an array at all");
    assertRefused(file, "must be an .npy file");
  }

  @Test
  void read_noSuchFile_isRefused() {
    assertRefused(folder.resolve("none.npy"), "--in", "must be a file that exists", "none.npy");
  }

  private static byte[] withHeader(String header) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(10 + text.length + 16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HexFormat.of().parseHex("934e554d50590100"))
        .putShort((short) text.length)
        .put(text)
        .array();
  }

  private static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> NpyArray.read("--in", file))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContainingAll(parts);
  }
}
