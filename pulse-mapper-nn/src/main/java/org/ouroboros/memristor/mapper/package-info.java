/**
 * Neural networks that map a requested conductance change to a programming pulse.
 *
 * <p>A trained mapper is bundled with the library or read from a file, and chooses pulses for
 * requests:
 *
 * <pre>{@code
 * NetworkMapper mapper = PulseMappers.bundled("jart-vcm-v1b-realistic");
 * PulseRequests requests = new PulseRequests(1);
 * requests.add(0, 120e-6, 400e-6, 0.2);
 * PulsePlan choices = new PulsePlan();
 * mapper.choose(requests, mapper.newMemory(1), choices);
 * }</pre>
 *
 * <p>{@link org.ouroboros.memristor.mapper.RequestDistribution} draws requests together with their
 * devices, and {@link org.ouroboros.memristor.mapper.RequestDataset} evaluates any mapper on them.
 * Mappers for other devices are trained in {@code org.ouroboros.memristor.mapper.training}; only
 * that package loads ND4J.
 */
@NullMarked
package org.ouroboros.memristor.mapper;

import org.jspecify.annotations.NullMarked;
