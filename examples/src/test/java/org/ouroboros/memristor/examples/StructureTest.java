package org.ouroboros.memristor.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Structure of the modules: a star around core, no package cycles, and internal types that stay
 * internal.
 */
@AnalyzeClasses(
    packages = "org.ouroboros.memristor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {
  private static final String CORE = "org.ouroboros.memristor.core..";
  private static final String MODELS = "org.ouroboros.memristor.models..";
  private static final String MAPPER = "org.ouroboros.memristor.mapper..";
  private static final String CROSSBAR = "org.ouroboros.memristor.crossbar..";
  private static final String STRATEGIES = "org.ouroboros.memristor.strategies..";
  private static final String BENCHMARKS = "org.ouroboros.memristor.benchmarks..";
  private static final String EXAMPLES = "org.ouroboros.memristor.examples..";
  private static final String INTERNAL = "org.ouroboros.memristor..internal..";

  @ArchTest
  static final ArchRule CORE_DEPENDS_ON_NO_MODULE =
      never(CORE, MODELS, MAPPER, CROSSBAR, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule MODELS_DEPEND_ON_CORE_ONLY =
      never(MODELS, MAPPER, CROSSBAR, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule MAPPER_DEPENDS_ON_CORE_ONLY =
      never(MAPPER, MODELS, CROSSBAR, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule CROSSBAR_DEPENDS_ON_CORE_ONLY =
      never(CROSSBAR, MODELS, MAPPER, STRATEGIES, BENCHMARKS, EXAMPLES);

  @ArchTest
  static final ArchRule STRATEGIES_DEPEND_ON_CORE_ONLY =
      never(STRATEGIES, MODELS, MAPPER, CROSSBAR, BENCHMARKS, EXAMPLES);

  @ArchTest static final ArchRule CORE_IS_FREE_OF_ND4J = never(CORE, "org.nd4j..");

  @ArchTest static final ArchRule MODELS_ARE_FREE_OF_ND4J = never(MODELS, "org.nd4j..");

  @ArchTest static final ArchRule STRATEGIES_ARE_FREE_OF_ND4J = never(STRATEGIES, "org.nd4j..");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("org.ouroboros.memristor.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule EXAMPLES_USE_NO_INTERNAL_TYPE = never(EXAMPLES, INTERNAL);

  @ArchTest
  static final ArchRule PUBLIC_SIGNATURES_HOLD_NO_INTERNAL_TYPE =
      classes()
          .that()
          .resideOutsideOfPackage(INTERNAL)
          .and()
          .arePublic()
          .should(holdNoInternalTypeInSignatures());

  /** Public and protected members, supertypes and type arguments of a class that others can see. */
  static ArchCondition<JavaClass> holdNoInternalTypeInSignatures() {
    return new ArchCondition<>("hold no internal type in public or protected signatures") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!isVisible(type)) {
          return;
        }
        Stream<JavaType> supertypes =
            Stream.concat(
                type.getSuperclass().filter(s -> isVisible(s.toErasure())).stream(),
                type.getInterfaces().stream());
        report(type.getName(), supertypes, events);
        for (JavaMember member : type.getMembers()) {
          boolean visible =
              member.getModifiers().contains(JavaModifier.PUBLIC)
                  || member.getModifiers().contains(JavaModifier.PROTECTED);
          if (visible && !member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            report(member.getFullName(), types(member), events);
          }
        }
      }
    };
  }

  private static boolean isVisible(JavaClass type) {
    Optional<JavaClass> enclosing = type.getEnclosingClass();
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && (enclosing.isEmpty() || isVisible(enclosing.get()));
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
  }

  private static void report(String where, Stream<JavaType> types, ConditionEvents events) {
    types
        .flatMap(t -> t.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(t -> t.getPackageName().matches("org\\.ouroboros\\..*\\.internal(\\..*)?"))
        .forEach(
            t ->
                events.add(
                    SimpleConditionEvent.violated(t, where + " shows internal " + t.getName())));
  }

  private static ArchRule never(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }
}
