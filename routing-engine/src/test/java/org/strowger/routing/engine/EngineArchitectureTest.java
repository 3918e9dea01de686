package org.strowger.routing.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.strowger.routing.engine.index.IndexWriter;

/** Who of the engine may change what, and why. */
@AnalyzeClasses(
    packages = "org.strowger.routing.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {

  private static final String APPLY = "org.strowger.routing.engine.apply..";
  private static final String DECIDE = "org.strowger.routing.engine.decide..";
  private static final String INDEX = "org.strowger.routing.engine.index..";
  private static final String MATCH = "org.strowger.routing.engine.match..";
  private static final String STATE = "org.strowger.routing.engine.state..";

  @ArchTest
  static final ArchRule decidersAndMatcherSeeReadersOnly =
      noClasses()
          .that()
          .resideInAnyPackage(DECIDE, MATCH)
          .should()
          .dependOnClassesThat(resideInAPackage(APPLY).or(equivalentTo(IndexWriter.class)))
          .because(
              "a decision that is rejected or fails must leave the state as it was (ADR 0002)");

  @ArchTest
  static final ArchRule onlyAppliersHaveAWriter =
      noClasses()
          .that()
          .resideOutsideOfPackages(APPLY, INDEX)
          .should()
          .dependOnClassesThat(equivalentTo(IndexWriter.class))
          .because("what is derived follows from what is true, and only events change that");

  @ArchTest
  static final ArchRule whatIsReadHasNoMethodThatChangesIt =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(STATE, INDEX)
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areNotAssignableTo(IndexWriter.class)
          .and()
          .arePublic()
          .should()
          .notHaveRawReturnType(void.class)
          .because("a method that returns nothing changes something, and others may call it");

  @ArchTest
  static final ArchRule entitiesNeverChange =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(STATE)
          .should()
          .beFinal()
          .because("deciders, indexes and the store have the same objects");

  @ArchTest
  static final ArchRule appliersKeepNothingBetweenTwoEvents =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Applier")
          .and()
          .doNotHaveModifier(JavaModifier.STATIC)
          .should()
          .beFinal()
          .andShould()
          .haveRawType(resideInAPackage(APPLY))
          .because("an applier's state would be lost with a restart, and is in no hash");
}
