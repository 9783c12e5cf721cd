package org.ouroboros.memristor.examples.output;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A NumPy {@code .npy} array, version 1.0 (reading also 2.0 and 3.0), float64, little endian, C
 * order. Format: <a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>.
 * Immutable.
 */
public final class NpyArray {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

  private final int[] shape;
  private final double[] values;

  /**
   * Creates an array.
   *
   * @param shape length of each axis; copied
   * @param values the values, the last axis fastest; copied
   */
  public NpyArray(int[] shape, double[] values) {
    Require.length("values", values.length, count(shape));
    this.shape = shape.clone();
    this.values = values.clone();
  }

  /** {@return an array of two axes} The rows must have one length. */
  public static NpyArray of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] flat = new double[rows.length * columns];
    for (int r = 0; r < rows.length; r++) {
      Require.length("rows[" + r + "]", rows[r].length, columns);
      System.arraycopy(rows[r], 0, flat, r * columns, columns);
    }
    return new NpyArray(new int[] {rows.length, columns}, flat);
  }

  /** {@return a copy of the lengths of the axes} */
  public int[] shape() {
    return shape.clone();
  }

  /** {@return a copy of the values, the last axis fastest} */
  public double[] values() {
    return values.clone();
  }

  /**
   * Returns the rows of an array of two axes.
   *
   * @param name name of the argument in messages
   * @return a copy
   * @throws InvalidValueException if it does not have two axes
   */
  public double[][] rows(String name) {
    Require.that(shape.length == 2, name, "must have two axes", Arrays.toString(shape));
    double[][] rows = new double[shape[0]][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = Arrays.copyOfRange(values, r * shape[1], (r + 1) * shape[1]);
    }
    return rows;
  }

  /** Writes the array to a file, atomically. */
  public void write(Path file) {
    DataFile.write(
        file,
        out -> {
          out.write(header());
          ByteBuffer row = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
          for (int from = 0; from < values.length; from += 1024) {
            int length = Math.min(1024, values.length - from);
            row.asDoubleBuffer().put(values, from, length);
            out.write(row.array(), 0, 8 * length);
          }
        });
  }

  /**
   * Reads a file.
   *
   * @param name name of the argument in messages, for example {@code --in}
   * @param file the file
   * @return the array
   * @throws InvalidValueException if it does not exist, is truncated, or of another type or order
   */
  public static NpyArray read(String name, Path file) {
    return DataFile.read(name, file, in -> parse(name, in));
  }

  private byte[] header() {
    String lengths = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    if (shape.length > 1) {
      lengths = lengths.substring(0, lengths.length() - 1);
    }
    String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + lengths + "), }";
    int prefix = MAGIC.length + 4;
    int total = (prefix + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - prefix));
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  private static NpyArray parse(String name, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      byte[] magic = new byte[MAGIC.length];
      data.readFully(magic);
      Require.that(Arrays.equals(magic, MAGIC), name, "must be an .npy file", "another");
      int version = data.readUnsignedByte();
      data.readUnsignedByte();
      Require.that(version >= 1 && version <= 3, name, "must have npy version 1 to 3", version);
      int length =
          version == 1
              ? Short.toUnsignedInt(Short.reverseBytes(data.readShort()))
              : Integer.reverseBytes(data.readInt());
      Require.that(length >= 0 && length <= 1 << 20, name, "must have a short header", length);
      byte[] header = new byte[length];
      data.readFully(header);
      int[] shape = shape(name, new String(header, StandardCharsets.UTF_8));
      double[] values = values(data, count(shape));
      Require.that(data.read() < 0, name, "must end after its values", "more bytes");
      return new NpyArray(shape, values);
    } catch (EOFException e) {
      throw new InvalidValueException(name, "must be a whole .npy file", "a truncated one");
    }
  }

  private static int[] shape(String name, String header) {
    String type = find(name, TYPE, header);
    Require.that(type.equals("<f8"), name, "must hold float64 ('<f8')", "'" + type + "'");
    String fortran = find(name, ORDER, header);
    Require.that(fortran.equals("False"), name, "must be in C order", "Fortran order");
    String lengths = find(name, SHAPE, header);
    try {
      return Arrays.stream(lengths.split(","))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw new InvalidValueException(name, "must have axes of fewer than 2^31 values", lengths);
    }
  }

  private static String find(String name, Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    Require.that(matcher.find(), name, "must have " + pattern + " in its header", header.strip());
    return matcher.group(1);
  }

  /** Allocates as data arrive, so a header with too large a shape does not exhaust memory. */
  private static double[] values(DataInputStream data, int count) throws IOException {
    byte[] bytes = data.readNBytes(Math.multiplyExact(count, 8));
    if (bytes.length < 8L * count) {
      throw new EOFException();
    }
    double[] values = new double[count];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  private static int count(int[] shape) {
    long count = 1;
    for (int length : shape) {
      Require.atLeast("axis", length, 0);
      count *= length;
      Require.that(count <= 1 << 27, "npy array", "must have at most 2^27 values", count);
    }
    return (int) count;
  }
}
