package org.strowger.gateway.email.read;

import java.util.List;
import java.util.stream.Stream;
import org.strowger.gateway.conversation.Attachment;

/** What a part of a mail is to a reader. */
sealed interface Piece {

  /** Words. */
  record Body(String text) implements Piece {}

  /** Words in HTML. */
  record Markup(String html) implements Piece {}

  /** An appointment: its time and words, and the file for a calendar. */
  record Invitation(String text, Attachment file) implements Piece {}

  /** What is told about the mail, in words of ours. */
  record Note(String text) implements Piece {}

  /** A file. */
  record File(Attachment attachment, Role role) implements Piece {}

  /** The same in several forms, of which a reader sees one. */
  record Choice(List<Piece> forms) implements Piece {}

  /** One after the other, all of which a reader sees. */
  record Sequence(List<Piece> pieces) implements Piece {}

  /** What a file is for. */
  enum Role {
    /** It was put beside the text. */
    ATTACHMENT,
    /** The sender wants it shown where it stands. */
    INLINE,
    /** It proves who wrote. */
    SIGNATURE
  }

  /** This and all that is in it, in its order. */
  default Stream<Piece> all() {
    return switch (this) {
      case Choice(List<Piece> forms) ->
          Stream.concat(Stream.of(this), forms.stream().flatMap(Piece::all));
      case Sequence(List<Piece> pieces) ->
          Stream.concat(Stream.of(this), pieces.stream().flatMap(Piece::all));
      default -> Stream.of(this);
    };
  }

  /** The files in it, in their order. */
  default List<Attachment> files() {
    return all()
        .flatMap(
            piece ->
                switch (piece) {
                  case File(Attachment file, Role _) -> Stream.of(file);
                  case Invitation(String _, Attachment file) -> Stream.of(file);
                  default -> Stream.<Attachment>empty();
                })
        .toList();
  }
}
