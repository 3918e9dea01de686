package org.strowger.cases.api;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.cases.Case;
import org.strowger.cases.CasePublisher;
import org.strowger.cases.CaseRefusedException;
import org.strowger.cases.CaseRelay;
import org.strowger.cases.CaseRepository;
import org.strowger.cases.CasesConfig;
import org.strowger.cases.CasesDatabase;
import org.strowger.cases.LinkedContactRepository;
import org.strowger.cases.Note;
import org.strowger.cases.NoteRepository;
import org.strowger.cases.intake.CaseIntake;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;

/** What agents see of cases and do with them; each act is one transaction. */
@ApplicationScoped
class CaseDesk {

  private static final int CASES_OF_A_CUSTOMER = 100;

  private final CasesDatabase database;
  private final CaseRepository cases;
  private final LinkedContactRepository contacts;
  private final NoteRepository notes;
  private final CasePublisher publisher;
  private final CaseIntake intake;
  private final CaseRelay relay;
  private final CasesConfig config;

  @Inject
  CaseDesk(
      CasesDatabase database,
      CaseRepository cases,
      LinkedContactRepository contacts,
      NoteRepository notes,
      CasePublisher publisher,
      CaseIntake intake,
      CaseRelay relay,
      CasesConfig config) {
    this.database = database;
    this.cases = cases;
    this.contacts = contacts;
    this.notes = notes;
    this.publisher = publisher;
    this.intake = intake;
    this.relay = relay;
    this.config = config;
  }

  CaseView ofContact(DomainId domainId, ContactId contactId, @Nullable Long at) {
    if (at != null) {
      intake.awaitCommand(domainId, at);
    }
    return database
        .jdbi()
        .inTransaction(
            handle ->
                cases
                    .idOf(handle, domainId, contactId)
                    .flatMap(id -> cases.find(handle, domainId, id))
                    .map(found -> view(handle, found))
                    .orElseThrow(
                        () -> Problem.notFound("Expected a case of this contact but found none")));
  }

  List<CaseView> ofCustomer(DomainId domainId, CustomerId customerId) {
    return database
        .jdbi()
        .inTransaction(
            handle ->
                cases.ofCustomer(handle, domainId, customerId, CASES_OF_A_CUSTOMER).stream()
                    .map(found -> view(handle, found))
                    .toList());
  }

  CaseView find(DomainId domainId, CaseId id) {
    return database
        .jdbi()
        .inTransaction(
            handle ->
                cases
                    .find(handle, domainId, id)
                    .map(found -> view(handle, found))
                    .orElseThrow(CaseDesk::unknownCase));
  }

  List<ResolutionCode> resolutions() {
    return config.resolutions().stream().map(ResolutionCode::of).toList();
  }

  Note note(User author, CaseId id, NewNote note) {
    String clientId = note.checkedClientId();
    String text = note.checkedText();
    var noteId = UuidCreator.getTimeOrderedEpoch().toString();
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              if (cases.find(handle, author.domain(), id).isEmpty()) {
                throw unknownCase();
              }
              return notes.add(
                  handle,
                  author.domain(),
                  id,
                  clientId,
                  new Note(noteId, author.id(), now(), text));
            });
  }

  CaseView resolve(User agent, CaseId id, Resolve resolve) {
    String resolution = checked(resolve.resolution());
    return act(
        agent, id, resolve.version(), (seen, at) -> seen.resolve(resolution, agent.id(), at));
  }

  CaseView reopen(User agent, CaseId id, Reopen reopen) {
    return act(agent, id, reopen.version(), (seen, at) -> seen.reopen(ReopenReason.AGENT, at));
  }

  private CaseView act(
      User user, CaseId id, long version, BiFunction<Case, Instant, Case.Decision> decide) {
    CaseView changed =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  Case seen =
                      cases.lock(handle, user.domain(), id).orElseThrow(CaseDesk::unknownCase);
                  Instant at = now();
                  Case.Decision decision = decide(seen, version, at, decide);
                  cases.update(handle, decision.after());
                  publisher.publish(handle, decision, user.actor(), at);
                  return view(handle, decision.after());
                });
    relay.wake();
    return changed;
  }

  private static Case.Decision decide(
      Case seen, long version, Instant at, BiFunction<Case, Instant, Case.Decision> decide) {
    try {
      return decide.apply(seen.expectVersion(version), at);
    } catch (CaseRefusedException e) {
      throw Problem.conflict(
          e.reason().name().toLowerCase(Locale.ROOT), String.valueOf(e.getMessage()));
    }
  }

  private String checked(@Nullable String resolution) {
    if (resolution == null
        || config.resolutions().stream().noneMatch(known -> known.code().equals(resolution))) {
      String message = "Expected one of the configured resolutions but got another";
      throw Problem.unprocessable(
          "unknown_resolution",
          message,
          List.of(new FieldFault("/resolution", "unknown_resolution", message)));
    }
    return resolution;
  }

  private CaseView view(Handle handle, Case shown) {
    return CaseView.of(
        shown,
        notes.of(handle, shown.domainId(), shown.id()),
        contacts.of(handle, shown.domainId(), shown.id()));
  }

  private static Problem unknownCase() {
    return Problem.notFound("Expected a case with this id but found none");
  }

  /** As precise as PostgreSQL and the log keep it. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
