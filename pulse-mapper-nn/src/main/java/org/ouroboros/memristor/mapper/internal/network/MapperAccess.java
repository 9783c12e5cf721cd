package org.ouroboros.memristor.mapper.internal.network;

import java.lang.invoke.MethodHandles;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.mapping.PulseMapper;

/**
 * Makes mappers from definitions and returns the definitions of mappers, for the packages of this
 * module: the public API of a mapper does not expose its networks. The class of the mapper
 * registers itself when it is initialized.
 */
public final class MapperAccess {
  private record Functions(
      Function<MapperDefinition, PulseMapper> constructor,
      Function<PulseMapper, MapperDefinition> definition) {}

  private static volatile @Nullable Functions functions;

  private MapperAccess() {}

  /** Registers the class of mappers and its functions; called by its static initializer. */
  public static <M extends PulseMapper> void register(
      Class<M> type,
      Function<MapperDefinition, M> constructor,
      Function<M, MapperDefinition> definition) {
    functions = new Functions(constructor::apply, mapper -> definition.apply(type.cast(mapper)));
  }

  /** {@return a new mapper that runs on the processor} */
  public static <M extends PulseMapper> M newMapper(Class<M> type, MapperDefinition definition) {
    return type.cast(functions(type).constructor.apply(definition));
  }

  /** {@return the definition of a mapper} */
  public static MapperDefinition definition(PulseMapper mapper) {
    return functions(mapper.getClass()).definition.apply(mapper);
  }

  private static Functions functions(Class<?> type) {
    try {
      MethodHandles.lookup().ensureInitialized(type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    Functions registered = functions;
    if (registered == null) {
      throw new IllegalStateException(type + " did not register itself");
    }
    return registered;
  }
}
