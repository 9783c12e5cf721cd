package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.export.OnnxMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports a mapper for other tools. */
@Command(
    name = "export",
    description = {
      "Exports a mapper for other tools.",
      "onnx: inputs start_siemens, target_siemens, tolerance; outputs volts, seconds,"
          + " success_probability; doubles, one number per request, for cells without earlier"
          + " outcomes: online adaptation is not exported.",
      "json: the complete mapper file."
    })
final class MapperExportCommand implements Runnable {
  /** The export formats. */
  enum Format {
    /** Open Neural Network Exchange. */
    ONNX,
    /** The library's own mapper file. */
    JSON
  }

  @Mixin private CommonOptions common;
  @Mixin private MapperOption mapper;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "onnx",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path out;

  @Override
  public void run() {
    OutputFolder.requireFile("--out", out);
    MapperFile file = mapper.load();
    if (format == Format.ONNX) {
      OnnxMapper.write(file, out);
    } else {
      file.save(out);
    }
    common.wrote(out);
  }
}
