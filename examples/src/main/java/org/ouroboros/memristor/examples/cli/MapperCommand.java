package org.ouroboros.memristor.examples.cli;

import picocli.CommandLine.Command;

/** Groups the commands on mappers. */
@Command(
    name = "mapper",
    description = "Mappers from target conductances to pulses.",
    synopsisSubcommandLabel = "COMMAND")
final class MapperCommand {}
