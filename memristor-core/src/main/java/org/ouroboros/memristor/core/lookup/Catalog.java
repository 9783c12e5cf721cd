package org.ouroboros.memristor.core.lookup;

import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;

/**
 * The implementations of a service, by name. Immutable.
 *
 * @param <T> the service type
 */
public final class Catalog<T extends Named> {

  private final String kind;
  private final TreeMap<String, T> byName = new TreeMap<>();

  private Catalog(String kind, Iterable<T> entries) {
    this.kind = kind;
    for (T entry : entries) {
      T former = byName.put(entry.name(), entry);
      Require.that(
          former == null || former.getClass() == entry.getClass(),
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
  public static <T extends Named> Catalog<T> of(String kind, Class<T> service, ClassLoader loader) {
    return new Catalog<>(kind, ServiceLoader.load(service, loader));
  }

  /**
   * {@return the entry with a name}
   *
   * @param name the name
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
