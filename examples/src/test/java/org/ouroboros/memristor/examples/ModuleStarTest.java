package org.ouroboros.memristor.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the modules a star: all depend on core, and the others never on each other. */
@AnalyzeClasses(
    packages = "org.ouroboros.memristor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleStarTest {
  private static final String CORE = "org.ouroboros.memristor.core..";
  private static final String MODELS = "org.ouroboros.memristor.models..";
  private static final String MAPPER = "org.ouroboros.memristor.mapper..";
  private static final String CROSSBAR = "org.ouroboros.memristor.crossbar..";
  private static final String STRATEGIES = "org.ouroboros.memristor.strategies..";
  private static final String BENCHMARKS = "org.ouroboros.memristor.benchmarks..";
  private static final String EXAMPLES = "org.ouroboros.memristor.examples..";

  @ArchTest
  static final ArchRule CORE_STANDS_ALONE =
      never(CORE, MODELS, MAPPER, CROSSBAR, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule MODELS_SEE_ONLY_CORE =
      never(MODELS, MAPPER, CROSSBAR, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule MAPPER_SEES_ONLY_CORE =
      never(MAPPER, MODELS, CROSSBAR, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule CROSSBAR_SEES_ONLY_CORE =
      never(CROSSBAR, MODELS, MAPPER, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule STRATEGIES_SEE_ONLY_CORE =
      never(STRATEGIES, MODELS, MAPPER, CROSSBAR, BENCHMARKS, EXAMPLES);

  @ArchTest static final ArchRule CORE_IS_FREE_OF_ND4J = never(CORE, "org.nd4j..");

  @ArchTest static final ArchRule MODELS_ARE_FREE_OF_ND4J = never(MODELS, "org.nd4j..");

  /** A module that is still empty passes. */
  private static ArchRule never(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true);
  }
}
