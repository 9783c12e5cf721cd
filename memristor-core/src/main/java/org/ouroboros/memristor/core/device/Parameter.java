package org.ouroboros.memristor.core.device;

import org.ouroboros.memristor.core.validation.Require;

/**
 * A quantity of a device model that may vary from device to device and from cycle to cycle.
 *
 * @param name its name, unique in the model, with its unit if it has one, for example {@code
 *     filamentRadiusMetres}
 * @param nominal its nominal value, finite
 */
public record Parameter(String name, double nominal) {
  public Parameter {
    Require.that(!name.isBlank(), "parameter name", "must not be blank", "'" + name + "'");
    Require.finite("nominal " + name, nominal);
  }
}
