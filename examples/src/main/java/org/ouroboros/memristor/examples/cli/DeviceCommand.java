package org.ouroboros.memristor.examples.cli;

import picocli.CommandLine.Command;

/** Groups the commands about devices. */
@Command(
    name = "device",
    description = "Device models, their presets and their answers to pulses.",
    synopsisSubcommandLabel = "COMMAND")
final class DeviceCommand {}
