/**
 * Neural networks that map a wanted change of a device to the pulse that makes it.
 *
 * <p>A trained mapper comes with the library or from a file, and answers requests:
 *
 * <pre>{@code
 * NetworkMapper mapper = BundledMappers.find("jart-vcm-v1b-realistic").mapper();
 * PulseRequests requests = new PulseRequests(1);
 * requests.add(0, 120e-6, 400e-6, 0.2);
 * PulseChoices choices = new PulseChoices();
 * mapper.choose(requests, mapper.newMemory(1), choices);
 * }</pre>
 *
 * <p>{@link org.ouroboros.memristor.mapper.RequestProtocol} draws requests with the devices they
 * are for, and {@link org.ouroboros.memristor.mapper.PulseRequestSet} scores any mapper on them.
 * Mappers for other devices are trained in {@code org.ouroboros.memristor.mapper.training}; only
 * there is ND4J loaded.
 */
@NullMarked
package org.ouroboros.memristor.mapper;

import org.jspecify.annotations.NullMarked;
