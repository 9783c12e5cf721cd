/**
 * The contract of pulse mappers, which map a requested change of conductance to a pulse; the
 * capabilities of the driver; and the noise-free inverse of a device model as the baseline.
 */
@NullMarked
package org.ouroboros.memristor.core.mapping;

import org.jspecify.annotations.NullMarked;
