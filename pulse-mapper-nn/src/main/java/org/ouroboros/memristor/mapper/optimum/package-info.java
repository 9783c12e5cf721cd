/**
 * Open-loop optimum: the upper bound of any mapper without information on the single device.
 *
 * <p>{@link org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum} finds the best single pulse of
 * a request by enumeration on a sampled population. {@link
 * org.ouroboros.memristor.mapper.optimum.OracleMapper} is a mapper that applies these pulses, so
 * that the optimum is measured on the same devices as the mappers that it is compared with. {@link
 * org.ouroboros.memristor.mapper.optimum.OptimumMap} tabulates it over start and target.
 */
@NullMarked
package org.ouroboros.memristor.mapper.optimum;

import org.jspecify.annotations.NullMarked;
