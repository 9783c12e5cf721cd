package org.ouroboros.memristor.mapper.internal.network;

/** A network that is ready to be evaluated; requests are columns of its inputs. */
public interface ExecutableNetwork {
  /** {@return a new workspace for at most a number of requests at once} */
  Workspace newWorkspace(int requests);

  /** Workspace of an executable network. Not thread-safe; one instance per thread. */
  interface Workspace {
    /**
     * {@return a row of outputs, valid until the next call}
     *
     * @param inputs a row per input, the constant one last
     * @param noiseKeys the noise key of each request; not used on the processor
     */
    double[] outputs(double[][] inputs, int count, long[] noiseKeys);
  }
}
