package org.ouroboros.memristor.examples.golden;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of a sequence of numbers, each as 64 bits, big endian. All NaNs count as one;
 * enumerations count by their ordinals, so that no name has a part in a digest.
 */
final class Bits {

  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);

  Bits() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Bits add(double value) {
    // Unlike doubleToRawLongBits this gives the same bits for every NaN.
    return add(Double.doubleToLongBits(value));
  }

  Bits add(long value) {
    digest.update(buffer.putLong(0, value).array());
    return this;
  }

  Bits add(boolean value) {
    return add(value ? 1L : 0L);
  }

  @SuppressWarnings("EnumOrdinal")
  Bits add(Enum<?> value) {
    return add((long) value.ordinal());
  }

  Bits add(double[] values) {
    for (double value : values) {
      add(value);
    }
    return this;
  }

  Bits add(double[][] rows) {
    for (double[] row : rows) {
      add(row);
    }
    return this;
  }

  /** Adds a digest that has ended. */
  Bits addDigest(String hex) {
    digest.update(HexFormat.of().parseHex(hex));
    return this;
  }

  /** Ends the digest. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
