package org.strowger.acceptance.api;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** docs/api says what the code says. */
class ApiDocumentsTest {

  static final Javadocs DOCS =
      Javadocs.below(
          Stream.concat(
                  Stream.of("contracts", "service-kit"),
                  Arrays.stream(Service.values()).map(Service::module))
              .map(module -> Path.of("../..", module, "src/main/java"))
              .toList());

  @TestFactory
  @DisplayName("Each document says what the code says")
  Stream<DynamicTest> shouldSayWhatTheCodeSays() {
    Stream<DynamicTest> services =
        Arrays.stream(Service.values())
            .flatMap(
                service ->
                    Stream.concat(
                        Stream.of(
                            kept(service.document(), () -> OpenApiDocument.of(service, DOCS))),
                        service.sockets().isEmpty()
                            ? Stream.of()
                            : Stream.of(
                                kept(
                                    service.feedsDocument(),
                                    () -> FeedsDocument.of(service, DOCS)))));
    return Stream.concat(
        services,
        List.of(
            kept(TopicsDocument.NAME, () -> TopicsDocument.of(DOCS)),
            kept(PlanSchemas.PLAN, () -> PlanSchemas.plan(DOCS)),
            kept(PlanSchemas.ROSTER, () -> PlanSchemas.roster(DOCS)))
            .stream());
  }

  private static DynamicTest kept(String name, Supplier<JsonNode> document) {
    return dynamicTest(name, () -> KeptDocument.check(name, document.get()));
  }
}
