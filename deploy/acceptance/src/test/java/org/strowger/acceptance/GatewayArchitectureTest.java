package org.strowger.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What may know what inside of the channel gateway, and why. */
@AnalyzeClasses(
    packages = "org.strowger.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {

  private static final String GATEWAY = "org.strowger.gateway.";
  private static final String PORT = GATEWAY + "channel.OutboundChannel";

  @ArchTest
  static void nothingCentralKnowsAChannel(JavaClasses classes) {
    DescribedPredicate<JavaClass> inAChannel = inAny(channels(classes));
    noClasses()
        .that(not(inAChannel))
        .should()
        .dependOnClassesThat(inAChannel)
        .because(
            "the next channel is one more package that changes no other: what it is, it says by"
                + " OutboundChannel, and what it hears, it hears as a listener (ADR 0014)")
        .check(classes);
  }

  @ArchTest
  static void channelsDoNotKnowEachOther(JavaClasses classes) {
    slices()
        .assignedFrom(new Channels(channels(classes)))
        .namingSlices("channel $1")
        .should()
        .notDependOnEachOther()
        .because("a channel can be left out, or written anew, without a look at the others")
        .check(classes);
  }

  @ArchTest
  static final ArchRule aPhoneDriverKnowsPortsOnly =
      noClasses()
          .that()
          .resideInAnyPackage(GATEWAY + "phone.sip..", GATEWAY + "phone.driver..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(GATEWAY + "phone")
          .because(
              "the switchboard must not care whether SIP, a PBX or a provider carries its calls"
                  + " (ADR 0009)");

  @ArchTest
  static final ArchRule theSwitchboardKnowsNoDriver =
      noClasses()
          .that()
          .resideInAnyPackage(GATEWAY + "phone", GATEWAY + "phone.driver..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(GATEWAY + "phone.sip..")
          .because("it is told by PhoneEvents and tells by PhoneDriver (ADR 0009)");

  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices()
          .matching(GATEWAY + "(**)")
          .should()
          .beFreeOfCycles()
          .because("who reads one package must not have to read all of them");

  /** Packages right below the gateway's that hold a channel: nobody has to list the next one. */
  private static Set<String> channels(JavaClasses classes) {
    var channels = new TreeSet<String>();
    for (JavaClass each : classes) {
      if (!each.isInterface() && each.isAssignableTo(PORT)) {
        channels.add(area(each).orElseThrow());
      }
    }
    assertThat(channels).contains("chat", "email", "phone", "signed");
    return channels;
  }

  private static DescribedPredicate<JavaClass> inAny(Set<String> areas) {
    return DescribedPredicate.describe(
        "are in the channels " + areas, type -> area(type).filter(areas::contains).isPresent());
  }

  /** The first package below the gateway's. */
  private static Optional<String> area(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(GATEWAY)
        ? Optional.of(name.substring(GATEWAY.length()).split("\\.", 2)[0])
        : Optional.empty();
  }

  private record Channels(Set<String> areas) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return area(type)
          .filter(areas::contains)
          .map(SliceIdentifier::of)
          .orElseGet(SliceIdentifier::ignore);
    }

    @Override
    public String getDescription() {
      return "channels";
    }
  }
}
