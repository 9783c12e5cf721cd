package org.ouroboros.memristor.core.lookup;

import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;

/**
 * The implementations of a service, by name. Immutable.
 *
 * @param <T> the service
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
   * All implementations that a class loader sees.
   *
   * @param <T> the service
   * @param kind what an entry is called in messages, for example {@code model}
   * @param service the service's interface
   * @param loader the class loader, for example one over plug-in jars
   * @return the catalog
   */
  public static <T extends Named> Catalog<T> of(String kind, Class<T> service, ClassLoader loader) {
    return new Catalog<>(kind, ServiceLoader.load(service, loader));
  }

  /**
   * The entry of a name.
   *
   * @param name the name
   * @return the entry
   * @throws InvalidValueException if there is none; the message lists the names that there are
   */
  public T find(String name) {
    T entry = byName.get(name);
    if (entry == null) {
      throw new InvalidValueException(kind, "must be one of " + byName.keySet(), "'" + name + "'");
    }
    return entry;
  }

  /**
   * All entries in the order of their names.
   *
   * @return an immutable list
   */
  public List<T> all() {
    return List.copyOf(byName.values());
  }
}
