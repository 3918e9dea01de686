package org.strowger.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** What may know what, and why. */
@AnalyzeClasses(packages = "org.strowger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ENGINE = "org.strowger.routing.engine..";

  @ArchTest
  static final ArchRule engineKnowsOnlyTheJdkAndContracts =
      classes()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  ENGINE, "org.strowger.contracts..", "java..", "org.jspecify.annotations.."))
          .because("the engine is a pure function: commands in, events out (ADR 0002)");

  @ArchTest
  static final ArchRule engineReadsNoClockAndTouchesNoWorld =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.io..",
                  "java.nio..",
                  "java.net..",
                  "java.sql..",
                  "java.util.concurrent..",
                  "java.util.logging..",
                  "java.security.."))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(UUID.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(System.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .because("the log must replay to the same decisions, byte for byte (ADR 0003)");

  @ArchTest
  static final ArchRule engineCountsInIntegers =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(ENGINE)
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class)
          .orShould()
          .haveRawType(Double.class)
          .orShould()
          .haveRawType(Float.class)
          .because("floating point differs by order of evaluation, and a replay must not");

  @ArchTest
  static final ArchRule decidersAndMatcherChangeNothing =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.strowger.routing.engine.decide..", "org.strowger.routing.engine.match..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.strowger.routing.engine.apply..").or(simpleName("IndexWriter")))
          .because("they see readers only; a rejected command must leave no trace (ADR 0002)");

  /** The gateway's packages are a task of their own. */
  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices()
          .matching("org.strowger.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              resideInAPackage("org.strowger.gateway.."),
              resideInAPackage("org.strowger.gateway.."))
          .because("a reader can begin at any package and need not know those that use it");

  @ArchTest
  static final ArchRule onlyTheDriverKnowsItsStack =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.strowger.gateway.phone.sip..", "org.strowger.bench.demo.sip..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("javax.sip..", "gov.nist.."))
          .because("calls must be carried by another driver tomorrow (ADR 0009)");

  @ArchTest
  static final ArchRule contractsKnowNobody =
      classes()
          .that()
          .resideInAPackage("org.strowger.contracts..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "org.strowger.contracts..",
                  "java..",
                  "com.fasterxml.jackson..",
                  "org.jspecify.annotations.."))
          .because("whoever reads the log needs them, also outside of this project");

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      slices()
          .assignedFrom(new Services())
          .namingSlices("$1")
          .should()
          .notDependOnEachOther()
          .because("services talk through Kafka only, also in one process (ADR 0008)");

  @ArchTest
  static final ArchRule theKitKnowsNoDomain =
      noClasses()
          .that()
          .resideInAPackage("org.strowger.servicekit..")
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackages("org.strowger.servicekit..", "org.strowger.contracts..")
                  .and(resideInAnyPackage("org.strowger..")))
          .because("it holds what a service needs at its border and nothing of the domain");

  @ArchTest
  static final ArchRule simulationKnowsTheEngineAlone =
      noClasses()
          .that()
          .resideInAPackage("org.strowger.simulation..")
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackages(
                      "org.strowger.simulation..", "org.strowger.contracts..", ENGINE)
                  .and(resideInAnyPackage("org.strowger..", "org.apache.kafka..", "java.sql..")))
          .because("what it finds must lie in the engine and in nothing beside it");

  @ArchTest
  static final ArchRule decisionsOfACaseKnowNoTable =
      noClasses()
          .that()
          .haveNameMatching("org\\.strowger\\.cases\\.(Case|Episode)(\\$.*)?")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "jakarta..", "java.sql..", "org.hibernate..", "org.jdbi..", "io.quarkus.."))
          .because("a case is decided without a database, and stored without a rule (ADR 0013)");

  @ArchTest
  static final ArchRule packagesOfNoModuleHaveACycle =
      slices()
          .matching("org.strowger.(**)")
          .should()
          .beFreeOfCycles()
          .because(
              "a reader can begin at any package and need not know those that use it; modules have"
                  + " no cycle, so one rule over all packages says it of each module");

  @ArchTest
  static final ArchRule namesSayWhatAClassDoes =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Impl|DTO|Dto)")
          .orShould()
          .haveNameMatching(".*\\.(Base|Abstract)[A-Z][A-Za-z]*")
          .because("such names hide what a class owns (docs/glossary.md)");

  /** Each service is one slice; so is the embedded app, which composes them by their jars only. */
  private static final class Services implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String name = javaClass.getPackageName();
      if (name.startsWith("org.strowger.routing.engine")
          || name.equals("org.strowger.bench.router")) {
        return SliceIdentifier
            .ignore(); // a pure library, and what measures the router's own process
      }
      for (String service :
          new String[] {"routing", "gateway", "cases", "kpi", "console", "embedded", "bench"}) {
        if (name.equals("org.strowger." + service)
            || name.startsWith("org.strowger." + service + ".")) {
          return SliceIdentifier.of(service);
        }
      }
      return SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "services";
    }
  }
}
