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
import org.ouroboros.memristor.core.io.WholeFile;

/**
 * Where a training writes down how far it has come, so that one that was killed can go on. Each
 * network has a file of its own, written beside its place and moved there, so that a file is always
 * whole; it begins with the fingerprint of the training, and files of another one are passed over.
 */
public final class Checkpoints {

  /** Nothing is written down. */
  public static final Checkpoints NONE = new Checkpoints(Optional.empty(), 1_000_000_000L);

  private static final long USUAL_NANOS = 2_000_000_000L;

  private static final int MARK = 0x4f55524f;

  private final Optional<Path> folder;
  private final long everyNanos;

  private Checkpoints(Optional<Path> folder, long everyNanos) {
    this.folder = folder;
    this.everyNanos = everyNanos;
  }

  /**
   * Writes down every two seconds.
   *
   * @param folder a folder for this training alone; made if it is not there
   * @return the checkpoints
   */
  public static Checkpoints in(Path folder) {
    return new Checkpoints(Optional.of(folder), USUAL_NANOS);
  }

  /** The same, but written down as often as asked; for tests. */
  Checkpoints every(long nanos) {
    return new Checkpoints(folder, nanos);
  }

  /** Whether it is time to write down again. */
  boolean due(long lastNanos) {
    return folder.isPresent() && System.nanoTime() - lastNanos >= everyNanos;
  }

  /**
   * The state of a network's training.
   *
   * @param stage which stage is under way
   * @param step steps of it that are done
   * @param updates steps of the optimizer in all
   * @param vectors weights and both moments of the optimizer
   */
  record State(int stage, int step, int updates, List<double[]> vectors) {}

  /** Writes down the state of a network. */
  void write(String fingerprint, String network, State state) {
    folder.ifPresent(
        place ->
            WholeFile.write(
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

  /** The state of a network as it was last written down by the same training. */
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

  /** Removes everything that was written down, and the folder if nothing else is in it. */
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
