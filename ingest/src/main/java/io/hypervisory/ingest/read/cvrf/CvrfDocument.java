package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What stands around the vulnerabilities of a document, taken part by part. Vulnerabilities are
/// handed on one by one and not kept: they come last, behind all that says whose they are. Used by
/// one thread.
final class CvrfDocument {
    /// More vulnerabilities than any list of a year has.
    static final int MOST = 100_000;

    private static final Set<String> SILENT = Set.of("DocumentType", "Generator");

    private final String url;
    private final BiConsumer<Part, CvrfPublisher> vulnerabilities;
    private final Unread unread = new Unread();
    private final CvrfProducts products = new CvrfProducts();
    private final List<Part> notes = new ArrayList<>();
    private final List<Part> references = new ArrayList<>();
    private final List<Part> acknowledgments = new ArrayList<>();
    private String title = "";
    private @Nullable String language;
    private @Nullable String severity;
    private @Nullable String distribution;
    private @Nullable Part publisher;
    private Part tracking = new Part("DocumentTracking", Map.of(), "", List.of());
    private @Nullable CvrfPublisher known;
    private int count;

    /// @param vulnerabilities is given each and who publishes it
    CvrfDocument(String url, BiConsumer<Part, CvrfPublisher> vulnerabilities) {
        this.url = url;
        this.vulnerabilities = vulnerabilities;
    }

    /// @throws IllegalStateException when there are more than [#MOST] vulnerabilities
    void take(Part part) {
        switch (part.name()) {
            case "DocumentTitle" -> {
                title = orEmpty(part.word());
                language = part.attributes().get("lang");
            }
            case "DocumentPublisher" -> publisher = part;
            case "DocumentTracking" -> tracking = part;
            case "DocumentNotes" -> notes.addAll(part.all("Note"));
            case "DocumentDistribution" -> distribution = part.word();
            case "AggregateSeverity" -> severity = part.word();
            case "DocumentReferences" -> references.addAll(part.all("Reference"));
            case "Acknowledgments" -> acknowledgments.addAll(part.all("Acknowledgment"));
            case "ProductTree" -> products.take(part);
            case "Vulnerability" -> vulnerability(part);
            default -> {
                if (!SILENT.contains(part.name())) {
                    unread.note(part.name() + " is not known");
                }
            }
        }
    }

    private void vulnerability(Part part) {
        if (++count > MOST) {
            throw new IllegalStateException("more than " + MOST + " vulnerabilities");
        }
        vulnerabilities.accept(part, publisher());
    }

    /// Settled with the first vulnerability: what follows it cannot change whose it is.
    CvrfPublisher publisher() {
        if (known == null) {
            known = CvrfPublisher.of(publisher, own());
        }
        return known;
    }

    private List<String> own() {
        var own = new ArrayList<String>();
        if (publisher != null) {
            own.add(orEmpty(publisher.prose("ContactDetails")));
            own.add(orEmpty(publisher.prose("IssuingAuthority")));
        }
        for (Part reference : references) {
            if ("self".equals(CvrfWords.type(reference))) {
                own.add(orEmpty(reference.word("URL")));
            }
        }
        own.add(orEmpty(distribution));
        own.add(url);
        return own;
    }

    /// The tracking id; null when there is none.
    @Nullable String id() {
        return tracking.of("Identification", part -> part.word("ID"));
    }

    List<String> aliases() {
        Part identification = tracking.child("Identification");
        return identification == null ? List.of() : identification.words("Alias");
    }

    @Nullable TrackingStatus status() {
        return switch (CvrfWords.of(tracking, "Status")) {
            case null -> null;
            case "draft" -> TrackingStatus.DRAFT;
            case "interim" -> TrackingStatus.INTERIM;
            case "final" -> TrackingStatus.FINAL;
            case String other -> {
                unread.note("Status is unknown: " + other);
                yield null;
            }
        };
    }

    String title() {
        return title;
    }

    @Nullable String language() {
        return language;
    }

    @Nullable String severity() {
        return severity;
    }

    Part tracking() {
        return tracking;
    }

    CvrfProducts products() {
        return products;
    }

    List<Part> notes() {
        return notes;
    }

    List<Part> references() {
        return references;
    }

    List<Part> acknowledgments() {
        return acknowledgments;
    }

    Unread unread() {
        return unread;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
