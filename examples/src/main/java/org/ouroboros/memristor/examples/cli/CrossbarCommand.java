package org.ouroboros.memristor.examples.cli;

import picocli.CommandLine.Command;

/** Groups the commands about arrays with wires. */
@Command(
    name = "crossbar",
    description = "Arrays with wires: voltages, currents, products, what wires cost a network.",
    synopsisSubcommandLabel = "COMMAND")
final class CrossbarCommand {}
