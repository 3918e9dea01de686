package org.strowger.acceptance;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** TR51: one place opens Kafka's clients, so that each of them knows how the broker is reached. */
@AnalyzeClasses(packages = "org.strowger", importOptions = ImportOption.DoNotIncludeTests.class)
class KafkaArchitectureTest {

  /** Programs with a broker of their own, which nobody else reaches. */
  private static final String[] OWN_BROKER = {
    "org.strowger.bench..", "org.strowger.testkit..", "org.strowger.localinfra.."
  };

  @ArchTest
  static final ArchRule onlyTheKitOpensClients =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.strowger.servicekit.kafka..")
          .and()
          .resideOutsideOfPackages(OWN_BROKER)
          .should()
          .callConstructorWhere(
              target(owner(assignableTo(Producer.class).or(assignableTo(Consumer.class)))))
          .orShould()
          .callMethod(Admin.class, "create", Map.class)
          .orShould()
          .callMethod(Admin.class, "create", Properties.class)
          .because("a client made elsewhere would not know kafka.* (ADR 0012)");

  @ArchTest
  static final ArchRule onlyTheRouterIsAStreamsApplication =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.strowger.routing.streams..")
          .and()
          .resideOutsideOfPackages(OWN_BROKER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.streams..")
          .because("its settings are those of KafkaClients (ADR 0012)");
}
