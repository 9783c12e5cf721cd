/** Published device models. */
module org.ouroboros.memristor.models {
  requires transitive org.ouroboros.memristor.core;
  requires commons.math3;
  requires static transitive org.jspecify;

  exports org.ouroboros.memristor.models;
  exports org.ouroboros.memristor.models.characterization;
  exports org.ouroboros.memristor.models.jart;

  provides org.ouroboros.memristor.core.device.DeviceModel with
      org.ouroboros.memristor.models.jart.JartVcmV1b,
      org.ouroboros.memristor.models.jart.JartVcmV1bFull,
      org.ouroboros.memristor.models.LinearIonDrift,
      org.ouroboros.memristor.models.SoftBounds,
      org.ouroboros.memristor.models.Vteam;
}
