/** Characterisation of single devices: pulses, voltage sweeps, switching times. */
@NullMarked
package org.ouroboros.memristor.models.characterization;

import org.jspecify.annotations.NullMarked;
