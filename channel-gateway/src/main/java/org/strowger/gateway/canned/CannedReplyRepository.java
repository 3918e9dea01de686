package org.strowger.gateway.canned;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;

/** Canned replies in PostgreSQL. */
@ApplicationScoped
class CannedReplyRepository implements PanacheRepositoryBase<CannedReply, String> {

  Optional<CannedReply> of(DomainId domain, String id) {
    return find("domain = ?1 and id = ?2", domain.value(), id).singleResultOptional();
  }

  /** Whether another one has this code in this language. */
  boolean isTaken(DomainId domain, String code, String language, String butBy) {
    return count(
            "domain = ?1 and code = ?2 and language = ?3 and id <> ?4",
            domain.value(),
            code,
            language,
            butBy)
        > 0;
  }

  long countOf(DomainId domain) {
    return count("domain", domain.value());
  }

  /**
   * Those of a domain, by code and language.
   *
   * @param words found in code, title or text; null finds all
   */
  List<CannedReply> search(
      DomainId domain, @Nullable String language, @Nullable String words, int most) {
    String pattern = words == null ? "%" : "%" + escaped(words) + "%";
    return find(
            """
            domain = ?1 and (?2 = '' or language = ?2 or language like concat(?2, '-%'))
            and (lower(code) like ?3 escape '!' or lower(title) like ?3 escape '!'
              or lower(text) like ?3 escape '!')
            order by code, language
            """,
            domain.value(), language == null ? "" : language, pattern)
        .page(0, most)
        .list();
  }

  private static String escaped(String words) {
    return words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
  }
}
