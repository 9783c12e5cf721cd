package org.ouroboros.memristor.core.bank;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The complete mutable state of a bank: states, parameters, d2d values, pulse counters, stuck cells
 * and the seed of later draws. Immutable. A bank of the same model and size that is restored from
 * it continues bit for bit like the original.
 */
public final class BankSnapshot {
  private static final int MAGIC = 0x4f55524f; // "OURO"
  private static final int VERSION = 3;

  private final String model;
  private final BankState state;

  /** Takes a state that nothing changes afterwards. */
  BankSnapshot(String model, BankState state) {
    this.model = model;
    this.state = state;
  }

  /** {@return the number of devices, at least 1} */
  public int cells() {
    return state.count;
  }

  /** {@return the name of the device model} */
  public String model() {
    return model;
  }

  BankState state() {
    return state;
  }

  /** Writes the snapshot without loss; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    data.writeInt(MAGIC);
    data.writeInt(VERSION);
    data.writeUTF(model);
    data.writeLong(state.seed);
    data.writeInt(state.count);
    data.writeInt(state.stateSize);
    data.writeInt(state.parameterCount);
    writeColumns(data, state.states);
    writeColumns(data, state.parameters);
    writeColumns(data, state.baseParameters);
    for (long count : state.pulseCounts) {
      data.writeLong(count);
    }
    BitSet stuck = state.stuck;
    data.writeInt(stuck.cardinality());
    for (int cell = stuck.nextSetBit(0); cell >= 0; cell = stuck.nextSetBit(cell + 1)) {
      data.writeInt(cell);
    }
    data.writeInt(MAGIC);
    data.flush();
  }

  /**
   * Reads a snapshot.
   *
   * @param in the source; stays open
   * @return the snapshot
   * @throws IOException if reading fails
   * @throws InvalidValueException if the data are not a complete snapshot of the supported version
   */
  public static BankSnapshot read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    try {
      Require.that(data.readInt() == MAGIC, "bank snapshot", "must begin with OURO", "other");
      int version = data.readInt();
      Require.that(version == VERSION, "bank snapshot version", "must be " + VERSION, version);
      String model = data.readUTF();
      long seed = data.readLong();
      int cells = Require.atLeast("bank snapshot cells", data.readInt(), 1);
      int stateSize = Require.atLeast("bank snapshot state size", data.readInt(), 1);
      int parameterCount = Require.atLeast("bank snapshot parameters", data.readInt(), 0);
      double[][] states = readColumns(data, stateSize, cells);
      double[][] parameters = readColumns(data, parameterCount, cells);
      double[][] baseParameters = readColumns(data, parameterCount, cells);
      long[] pulseCounts = new long[cells];
      for (int i = 0; i < cells; i++) {
        pulseCounts[i] = data.readLong();
      }
      BitSet stuck = readStuckAtFaults(data, cells);
      Require.that(data.readInt() == MAGIC, "bank snapshot", "must end with OURO", "other");
      return new BankSnapshot(
          model, new BankState(seed, states, parameters, baseParameters, pulseCounts, stuck));
    } catch (EOFException e) {
      throw new InvalidValueException("bank snapshot", "must be complete", "a truncated one");
    }
  }

  private static BitSet readStuckAtFaults(DataInputStream data, int cells) throws IOException {
    BitSet stuck = new BitSet();
    int count = data.readInt();
    for (int i = 0; i < count; i++) {
      stuck.set(Require.index("bank snapshot stuck cell", data.readInt(), cells));
    }
    return stuck;
  }

  private static void writeColumns(DataOutputStream data, double[][] columns) throws IOException {
    for (double[] column : columns) {
      for (double v : column) {
        data.writeDouble(v);
      }
    }
  }

  private static double[][] readColumns(DataInputStream data, int count, int cells)
      throws IOException {
    Require.that(
        (long) count * cells <= 1 << 30,
        "bank snapshot array",
        "must have at most 2^30 values",
        (long) count * cells);
    List<double[]> columns = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      columns.add(readDoubles(data, cells));
    }
    return columns.toArray(new double[0][]);
  }

  /** Grows the array while reading, so that a corrupt count does not allocate much memory. */
  private static double[] readDoubles(DataInputStream data, int count) throws IOException {
    double[] values = new double[Math.min(count, 1 << 16)];
    for (int i = 0; i < count; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * i));
      }
      values[i] = data.readDouble();
    }
    return values;
  }
}
