package org.ouroboros.memristor.examples.cli;

import picocli.CommandLine.Command;

/** Groups the commands about mappers. */
@Command(
    name = "mapper",
    description = "Mappers from wanted conductances to pulses.",
    synopsisSubcommandLabel = "COMMAND")
final class MapperCommand {}
