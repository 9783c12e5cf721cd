/**
 * The ceiling: how well any mapper can do that knows a population of devices and nothing of the
 * single one.
 *
 * <p>A {@link org.ouroboros.memristor.mapper.ceiling.PulseCeiling} finds the best single pulse of a
 * request by trying them all on a drawn population. {@link
 * org.ouroboros.memristor.mapper.ceiling.CeilingMapper} answers requests with these pulses, so that
 * a ceiling is measured on the same fresh devices, by the same count, as the mappers that it is
 * held against. {@link org.ouroboros.memristor.mapper.ceiling.CeilingMap} spreads it over start and
 * target.
 */
@NullMarked
package org.ouroboros.memristor.mapper.ceiling;

import org.jspecify.annotations.NullMarked;
