package org.ouroboros.memristor.mapper.training;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.internal.io.AtomicFile;

/**
 * Checkpoints of a training, from which it can be resumed. Each network has a file of its own,
 * written atomically; it begins with the fingerprint of the training, and files with another
 * fingerprint are ignored.
 */
public final class Checkpoints {

  /** No checkpoints. */
  public static final Checkpoints NONE = new Checkpoints(Optional.empty(), 1_000_000_000L);

  private static final long DEFAULT_NANOS = 2_000_000_000L;

  private static final int MARK = 0x4f55524f;

  private final Optional<Path> folder;
  private final long everyNanos;

  private Checkpoints(Optional<Path> folder, long everyNanos) {
    this.folder = folder;
    this.everyNanos = everyNanos;
  }

  /**
   * {@return checkpoints every two seconds}
   *
   * @param folder a directory for this training alone; created if missing
   */
  public static Checkpoints in(Path folder) {
    return new Checkpoints(Optional.of(folder), DEFAULT_NANOS);
  }

  /** Returns checkpoints with another interval; for tests. */
  Checkpoints every(long nanos) {
    return new Checkpoints(folder, nanos);
  }

  /** Whether the next checkpoint is due. */
  boolean due(long lastNanos) {
    return folder.isPresent() && System.nanoTime() - lastNanos >= everyNanos;
  }

  /**
   * The state of a network's training.
   *
   * @param stage index of the current stage
   * @param step completed steps of it
   * @param updates optimizer steps in total
   * @param vectors weights and both moments of the optimizer
   */
  record State(int stage, int step, int updates, List<double[]> vectors) {}

  /** Writes the state of a network. */
  void write(String fingerprint, String network, State state) {
    folder.ifPresent(
        place ->
            AtomicFile.write(
                place.resolve(network),
                out -> {
                  DataOutputStream data = new DataOutputStream(out);
                  data.writeUTF(fingerprint);
                  data.writeInt(state.stage);
                  data.writeInt(state.step);
                  data.writeInt(state.updates);
                  data.writeInt(state.vectors.size());
                  for (double[] vector : state.vectors) {
                    data.writeInt(vector.length);
                    for (double value : vector) {
                      data.writeDouble(value);
                    }
                  }
                  data.writeInt(MARK);
                  data.flush();
                }));
  }

  /** Returns the last state of a network written by the same training. */
  Optional<State> read(String fingerprint, String network) {
    if (folder.isEmpty() || !Files.isRegularFile(folder.get().resolve(network))) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(folder.get().resolve(network));
      DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
      return data.readUTF().equals(fingerprint) ? state(data) : Optional.empty();
    } catch (EOFException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<State> state(DataInputStream data) throws IOException {
    int stage = data.readInt();
    int step = data.readInt();
    int updates = data.readInt();
    double[][] vectors = new double[data.readInt()][];
    for (int v = 0; v < vectors.length; v++) {
      vectors[v] = new double[data.readInt()];
      for (int i = 0; i < vectors[v].length; i++) {
        vectors[v][i] = data.readDouble();
      }
    }
    boolean whole = data.readInt() == MARK;
    return whole
        ? Optional.of(new State(stage, step, updates, List.of(vectors)))
        : Optional.empty();
  }

  /** Deletes all checkpoints, and the directory if it is then empty. */
  public void clear() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return;
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
