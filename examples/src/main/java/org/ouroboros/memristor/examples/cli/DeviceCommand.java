package org.ouroboros.memristor.examples.cli;

import picocli.CommandLine.Command;

/** Groups the commands on devices. */
@Command(
    name = "device",
    description = "Device models, their presets and their responses to pulses.",
    synopsisSubcommandLabel = "COMMAND")
final class DeviceCommand {}
