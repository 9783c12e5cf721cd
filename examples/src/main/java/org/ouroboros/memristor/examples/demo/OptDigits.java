package org.ouroboros.memristor.examples.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The bundled digits: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI
 * Machine Learning Repository, doi 10.24432/C50P49, CC BY 4.0 (the part of 1,797 digits).
 */
final class OptDigits {
  private static final String RESOURCE = "optdigits-8x8.csv.gz";
  private static final double FULL_INTENSITY = 16;

  private OptDigits() {}

  /** Loads 1,797 digits in the order of the file. */
  public static Digits load() {
    try (InputStream packed =
            Objects.requireNonNull(OptDigits.class.getResourceAsStream(RESOURCE), RESOURCE);
        Reader text =
            new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII);
        CSVParser csv =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(text)) {
      return parse(csv.getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Digits parse(List<CSVRecord> records) {
    double[] pixels = new double[records.size() * Digits.PIXELS];
    int[] labels = new int[records.size()];
    for (int i = 0; i < labels.length; i++) {
      CSVRecord record = records.get(i);
      for (int k = 0; k < Digits.PIXELS; k++) {
        pixels[i * Digits.PIXELS + k] = Integer.parseInt(record.get(k)) / FULL_INTENSITY;
      }
      labels[i] = Integer.parseInt(record.get(Digits.PIXELS));
    }
    return new Digits(pixels, labels);
  }
}
