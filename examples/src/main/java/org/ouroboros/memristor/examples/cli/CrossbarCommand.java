package org.ouroboros.memristor.examples.cli;

import picocli.CommandLine.Command;

/** Groups the commands on arrays with wires. */
@Command(
    name = "crossbar",
    description = "Arrays with wires: voltages, currents, products, effect of wires on a network.",
    synopsisSubcommandLabel = "COMMAND")
final class CrossbarCommand {}
