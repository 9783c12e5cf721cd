package org.ouroboros.memristor.core.spi;

import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The implementations of a service, by name. Immutable.
 *
 * @param <T> the service type
 */
public final class ServiceCatalog<T extends Named> {
  private final String kind;
  private final TreeMap<String, T> byName = new TreeMap<>();

  private ServiceCatalog(String kind, Iterable<T> entries) {
    this.kind = kind;
    for (T entry : entries) {
      T existing = byName.put(entry.name(), entry);
      Require.that(
          existing == null || existing.getClass() == entry.getClass(),
          kind + " name",
          "must be used by one implementation only",
          "'" + entry.name() + "'");
    }
  }

  /**
   * {@return all implementations visible to a class loader}
   *
   * @param <T> the service type
   * @param kind the term for an entry in messages, for example {@code model}
   * @param service the service interface
   * @param loader the class loader, for example one over plug-in jars
   */
  public static <T extends Named> ServiceCatalog<T> of(
      String kind, Class<T> service, ClassLoader loader) {
    return new ServiceCatalog<>(kind, ServiceLoader.load(service, loader));
  }

  /**
   * {@return the entry with a name}
   *
   * @throws InvalidValueException if there is none; the message lists the known names
   */
  public T find(String name) {
    T entry = byName.get(name);
    if (entry == null) {
      throw new InvalidValueException(kind, "must be one of " + byName.keySet(), "'" + name + "'");
    }
    return entry;
  }

  /** {@return an immutable list of all entries, sorted by name} */
  public List<T> all() {
    return List.copyOf(byName.values());
  }
}
