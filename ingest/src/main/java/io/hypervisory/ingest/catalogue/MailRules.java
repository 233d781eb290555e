package io.hypervisory.ingest.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// The key `mail`: how the messages of a mail archive are had.
///
/// @param form by their pages when not given
public record MailRules(Form form) {
    public static final MailRules STANDARD = new MailRules(Form.PAGES);

    public MailRules {
        requireNonNull(form, "form");
    }

    /// What a message is had from.
    public enum Form {
        /// The HTML page that the archive made of it; one request each.
        @JsonProperty("pages")
        PAGES,
        /// The mailbox of its month, such as `2008-January.txt.gz`, which the front page names; one
        /// request a month. A message is known by `<url of the mailbox>#<Message-ID>`.
        @JsonProperty("mbox")
        MBOX
    }

    @JsonCreator
    static MailRules read(@JsonProperty("form") @Nullable Form form) {
        return new MailRules(form == null ? Form.PAGES : form);
    }
}
