/**
 * From a wanted change of conductance to a pulse: the contract of pulse mappers, what the driver
 * can do, and the noise-free inverse of a device model as the baseline.
 */
@NullMarked
package org.ouroboros.memristor.core.mapping;

import org.jspecify.annotations.NullMarked;
