package org.strowger.cases.api;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.hibernate.exception.ConstraintViolationException;
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
import org.strowger.cases.access.CaseAccess;
import org.strowger.cases.access.CustomerAliases;
import org.strowger.cases.api.CaseView.NoteView;
import org.strowger.cases.consume.AssignmentInbox;
import org.strowger.cases.search.NoteTerms;
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
  private final AssignmentInbox assignments;
  private final CaseRelay relay;
  private final CasesConfig config;
  private final CaseAccess access;
  private final CustomerAliases aliases;
  private final NoteTerms terms;

  @Inject
  CaseDesk(
      CasesDatabase database,
      CaseRepository cases,
      LinkedContactRepository contacts,
      NoteRepository notes,
      CasePublisher publisher,
      AssignmentInbox assignments,
      CaseRelay relay,
      CasesConfig config,
      CaseAccess access,
      CustomerAliases aliases,
      NoteTerms terms) {
    this.database = database;
    this.cases = cases;
    this.contacts = contacts;
    this.notes = notes;
    this.publisher = publisher;
    this.assignments = assignments;
    this.relay = relay;
    this.config = config;
    this.access = access;
    this.aliases = aliases;
    this.terms = terms;
  }

  CaseView ofContact(User user, ContactId contactId, @Nullable Long at) {
    DomainId domainId = user.domain();
    if (at != null) {
      assignments.awaitCommand(domainId, at);
    }
    return database.inTransaction(
        handle ->
            contacts
                .find(domainId, contactId)
                .filter(contact -> access.maySee(handle, user, contact.caseId()))
                .flatMap(contact -> cases.read(domainId, contact.caseId()))
                .map(this::view)
                .orElseThrow(
                    () -> Problem.notFound("Expected a case of this contact but found none")));
  }

  List<CaseView> ofCustomer(User user, CustomerId customerId) {
    return database.inTransaction(
        handle -> {
          List<CustomerId> customers = aliases.family(handle, user.domain(), customerId);
          List<Case> all = cases.ofCustomers(user.domain(), customers, CASES_OF_A_CUSTOMER);
          Set<CaseId> visible = access.visible(handle, user, all.stream().map(Case::id).toList());
          return views(
              user.domain(), all.stream().filter(one -> visible.contains(one.id())).toList());
        });
  }

  CaseView find(User user, CaseId id) {
    return database.inTransaction(handle -> view(visible(handle, user, id)));
  }

  /** A case that this user may not see is unknown to her. */
  private Case visible(Handle handle, User user, CaseId id) {
    return cases
        .read(user.domain(), id)
        .filter(_ -> access.maySee(handle, user, id))
        .orElseThrow(CaseDesk::unknownCase);
  }

  List<ResolutionCode> resolutions() {
    return config.resolutions().stream().map(ResolutionCode::of).toList();
  }

  NoteView note(User author, CaseId id, NewNote note) {
    String clientId = note.checkedClientId();
    String text = note.checkedText();
    try {
      return keepOnce(author, id, clientId, text);
    } catch (ConstraintViolationException _) {
      // the same note came twice at once: the other request has kept it
      return keepOnce(author, id, clientId, text);
    }
  }

  private NoteView keepOnce(User author, CaseId id, String clientId, String text) {
    DomainId domainId = author.domain();
    return database.inTransaction(
        handle -> {
          if (!cases.exists(domainId, id) || !access.maySee(handle, author, id)) {
            throw unknownCase();
          }
          Note kept =
              notes
                  .sentBefore(domainId, id, author.id(), clientId)
                  .orElseGet(
                      () -> {
                        var noteId = UuidCreator.getTimeOrderedEpoch().toString();
                        var fresh =
                            new Note(domainId, id, noteId, author.id(), clientId, now(), text);
                        notes.add(fresh);
                        terms.add(handle, domainId, fresh);
                        return fresh;
                      });
          return NoteView.of(kept);
        });
  }

  CaseView resolve(User agent, CaseId id, Resolve resolve) {
    String resolution = checked(resolve.resolution());
    return act(
        agent, id, resolve.version(), (seen, at) -> seen.resolve(resolution, agent.id(), at));
  }

  CaseView waitFor(User agent, CaseId id, Wait wait) {
    return act(agent, id, wait.version(), (seen, at) -> seen.waitFor(wait.waitingFor(), at));
  }

  CaseView reopen(User agent, CaseId id, Reopen reopen) {
    return act(agent, id, reopen.version(), (seen, at) -> seen.reopen(ReopenReason.AGENT, at));
  }

  private CaseView act(
      User user, CaseId id, long version, BiFunction<Case, Instant, Case.Decision> decide) {
    try {
      CaseView changed =
          database.inTransaction(
              handle -> {
                Case seen = visible(handle, user, id);
                Instant at = now();
                Case.Decision decision = decide.apply(seen.expectVersion(version), at);
                cases.update(decision.after());
                publisher.publish(handle, decision, user.actor(), at);
                return view(decision.after());
              });
      relay.wake();
      return changed;
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

  private CaseView view(Case shown) {
    return views(shown.domainId(), List.of(shown)).getFirst();
  }

  private List<CaseView> views(DomainId domainId, List<Case> shown) {
    List<CaseId> ids = shown.stream().map(Case::id).toList();
    var notesOf = notes.ofEach(domainId, ids);
    var contactsOf = contacts.ofEach(domainId, ids);
    return shown.stream()
        .map(
            one ->
                CaseView.of(
                    one,
                    notesOf.getOrDefault(one.id(), List.of()),
                    contactsOf.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static Problem unknownCase() {
    return Problem.notFound("Expected a case with this id but found none");
  }

  /** As precise as the log keeps it. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
