package io.hypervisory.ingest.read.rpm;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import io.hypervisory.ingest.contract.Vendors;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.NoticeIds;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One `update`, as XenServer and distributions have it in common. Used by one thread.
record Update(Part element, Unread unread) {
    private static final Pattern SENDER =
            Pattern.compile("[^@\\s<>]{1,100}@([A-Za-z0-9][A-Za-z0-9.-]{2,100})>?\\s*");
    private static final Pattern ORACLE = Pattern.compile("(?i)EL[SBE]A-\\d{4}-\\d{1,8}");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,11}");

    /// How an update is called.
    ///
    /// @param isPatch it is XenServer's; all others are advisories
    record Named(NoticeId id, String literal, boolean isPatch) {}

    /// Empty when it has no id. A distribution's update has a known form of id, or says whom it is
    /// from; XenServer's does neither.
    Optional<Named> named() {
        String literal = element.word("id");
        if (literal == null) {
            return Optional.empty();
        }
        Optional<NoticeId> known = known(literal);
        if (known.isPresent()) {
            return Optional.of(new Named(known.get(), literal, false));
        }
        String sender = sender();
        boolean guided = element.children().stream().anyMatch(Update::isGuidance);
        boolean isPatch = sender == null || guided;
        String vendor = sender == null || guided ? "citrix" : Vendors.slug(sender);
        return Optional.ofNullable(NoticeIds.advisory(vendor, literal))
                .map(id -> new Named(id, literal, isPatch));
    }

    private static boolean isGuidance(Part child) {
        return child.name().startsWith("guidance");
    }

    private static Optional<NoticeId> known(String literal) {
        if (ORACLE.matcher(literal).matches()) {
            return Optional.ofNullable(
                    NoticeIds.advisory("oracle", literal.toUpperCase(Locale.ROOT)));
        }
        return IdGrammar.mentions(literal).stream()
                .filter(mention -> mention.kind() == Mention.Kind.ADVISORY)
                .filter(mention -> mention.literal().equals(literal))
                .map(mention -> NoticeId.parse(mention.id()))
                .findFirst();
    }

    /// The host of the address that it is from; null when it names none.
    @Nullable String sender() {
        String from = element.word("from");
        Matcher sender = SENDER.matcher(from == null ? "" : from);
        return sender.find() ? sender.group(1) : null;
    }

    /// The attribute `date` of an element: a time in UTC, or seconds since 1970.
    @Nullable SaidDate date(String name) {
        String said = element.of(name, child -> child.word("date"));
        if (said == null) {
            return null;
        }
        SaidDate date =
                SECONDS.matcher(said).matches()
                        ? new SaidDate(
                                said,
                                Instant.ofEpochSecond(Long.parseLong(said)),
                                Precision.TIME,
                                "Z",
                                false)
                        : Dates.parse(said, Dates.UTC);
        if (date == null) {
            unread.note(name + " is no date: " + said);
        }
        return date;
    }

    /// The CVEs among the references; where there are none, those that the text names.
    SequencedSet<String> cves() {
        var cves = new LinkedHashSet<String>();
        for (Part reference : references()) {
            if ("cve".equalsIgnoreCase(reference.word("type"))) {
                Stream.of("id", "title", "href")
                        .map(reference::word)
                        .filter(Objects::nonNull)
                        .map(text -> IdGrammar.cves(Objects.requireNonNull(text)))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .ifPresent(cves::addAll);
            }
        }
        return cves.isEmpty() ? new LinkedHashSet<>(IdGrammar.cves(words())) : cves;
    }

    private String words() {
        return Stream.of("title", "summary", "description", "special_info")
                .map(element::prose)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private List<Part> references() {
        return element.all("references", "reference");
    }

    /// Links, `url` first.
    List<Reference> links() {
        var links = new ArrayList<Reference>();
        String url = element.word("url");
        if (url != null) {
            links.add(new Reference(null, null, url));
        }
        for (Part reference : references()) {
            String href = reference.word("href");
            if (href != null) {
                boolean self = "self".equalsIgnoreCase(reference.word("type"));
                links.add(new Reference(self ? "self" : null, reference.word("title"), href));
            }
        }
        return links;
    }

    /// The files of its packages, each once, in order.
    List<String> files() {
        var files = new LinkedHashSet<String>();
        for (Part collection : each(element, "pkglist", "collection")) {
            for (Part file : collection.all("package")) {
                String name = file.word("filename");
                if (name != null) {
                    files.add(name);
                }
            }
        }
        return List.copyOf(files);
    }

    /// The elements of a list, which may itself be there several times.
    static List<Part> each(Part above, String list, String name) {
        return above.all(list).stream().flatMap(some -> some.all(name).stream()).toList();
    }
}
