package org.strowger.kpi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.strowger.kpi", importOptions = ImportOption.DoNotIncludeTests.class)
class FiguresArchTest {

  @ArchTest
  static final ArchRule FIGURES_ARE_READ_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAnyPackage("..kpi.api..", "..kpi.report..", "..kpi.definition..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi.v3.core.statement..", "java.sql..")
          .because("screen, API and export must show the same figure: they ask a KpiQuery");

  @ArchTest
  static final ArchRule DEFINITIONS_KNOW_NOTHING_OF_WHO_ASKS =
      noClasses()
          .that()
          .resideInAPackage("..kpi.definition..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..kpi.api..", "..kpi.report..", "..kpi.query..", "..kpi.facts..", "..kpi.laws..")
          .because("what a figure means depends on nobody who shows it");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("org.strowger.kpi.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each package can then be read before the ones that use it");
}
