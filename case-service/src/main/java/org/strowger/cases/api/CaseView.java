package org.strowger.cases.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.cases.Case;
import org.strowger.cases.Episode;
import org.strowger.cases.LinkedContact;
import org.strowger.cases.Note;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.fact.CaseFact.WaitingFor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;

/**
 * A case as the desk shows it.
 *
 * @param waitingFor who has to act next; null: we have, or it is resolved
 */
record CaseView(
    CaseId id,
    CustomerId customerId,
    Case.Status status,
    Instant openedAt,
    long version,
    List<EpisodeView> episodes,
    List<NoteView> notes,
    List<ContactView> contacts,
    @Nullable WaitingFor waitingFor) {

  static CaseView of(Case shown, List<Note> notes, List<LinkedContact> contacts) {
    return new CaseView(
        shown.id(),
        shown.customerId(),
        shown.status(),
        shown.openedAt(),
        shown.version(),
        shown.episodes().stream().map(EpisodeView::of).toList(),
        notes.stream().map(NoteView::of).toList(),
        contacts.stream().map(ContactView::of).toList(),
        shown.waitingFor());
  }

  /** One stretch of work; without a resolution while it lasts. */
  record EpisodeView(
      int episode,
      @Nullable String resolution,
      @Nullable Instant resolvedAt,
      @Nullable Instant reopenedAt,
      @Nullable ReopenReason reopenReason) {

    static EpisodeView of(Episode shown) {
      return new EpisodeView(
          shown.number(),
          shown.resolution(),
          shown.resolvedAt(),
          shown.reopenedAt(),
          shown.reopenReason());
    }
  }

  /** What an agent wrote. */
  record NoteView(String id, AgentId authorId, Instant at, String text) {

    static NoteView of(Note shown) {
      return new NoteView(shown.id(), shown.authorId(), shown.writtenAt(), shown.text());
    }
  }

  /**
   * A contact of the case.
   *
   * @param agentId who was last assigned to it
   */
  record ContactView(ContactId contactId, ChannelType channel, Instant linkedAt, AgentId agentId) {

    static ContactView of(LinkedContact shown) {
      return new ContactView(shown.contactId(), shown.channel(), shown.linkedAt(), shown.agentId());
    }
  }
}
