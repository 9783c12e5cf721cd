package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.examples.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the demonstration and writes its report. */
@Command(
    name = "demo",
    description = {
      "Programs a digit classifier into simulated crossbars and evaluates its accuracy.",
      "Trains the classifier and the pulse mapper, programs the arrays with each strategy,"
          + " evaluates the mapper on crossbars, and writes a report into a folder."
    })
final class DemoCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private final ModelOptions.Effort effort = new ModelOptions.Effort(Demo.Effort.QUICK);
  @Mixin private ArraySize.SizeOption array;
  @Mixin private final OutputFolder out = new OutputFolder("ouroboros-demo");

  @Override
  public void run() {
    Path folder = out.checked();
    ArraySize size = array.size();
    Require.atLeast("rows of --size", size.rows(), 1);
    Require.atLeast("columns of --size", size.columns(), 2);
    CrossbarSpec.TileSize tile = new CrossbarSpec.TileSize(size.rows(), size.columns());
    common.publish(common.run(run -> new Demo(tile, effort.effort(), run).report()), folder);
  }
}
