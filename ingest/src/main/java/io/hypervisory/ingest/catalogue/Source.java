package io.hypervisory.ingest.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.ingest.contract.SourceState.Coverage;
import io.hypervisory.ingest.fetch.Hosts;
import io.hypervisory.ingest.fetch.Manners;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One source of the catalogue.
///
/// @param name a slug, unique in the catalogue: part of topic keys, so renaming makes another
///   source
/// @param way how it publishes
/// @param url where it starts: a CSAF provider's `provider-metadata.json` or its bare domain, an
///   `aggregator.json` or its bare domain, a feed, a mail archive's front page, a file to unpack, a
///   depot's `vmw-depot-index.xml`, a yum repository. A folder is `file:///` and an absolute path,
///   and a file or mailbox may be; such a source is asked by the process that asks `localhost`,
///   which must see it
/// @param format how its documents are read
/// @param profile what it is about
/// @param on whether it is asked
/// @param hosts names that it uses beside that of `url`: in a group of processes whoever asks one
///   asks all
public record Source(
        String name,
        Way way,
        URI url,
        String format,
        Profile profile,
        boolean on,
        Schedule schedule,
        Manners manners,
        Set<String> hosts) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    /// What a source is about.
    ///
    /// @param vendor slug of whom it tells about; null when it tells about many
    /// @param terms a line on the terms of use; null when nothing is known of them
    /// @param unconfirmed what is assumed here and nobody has seen; null when nothing
    public record Profile(
            @Nullable String vendor,
            Coverage coverage,
            @Nullable String terms,
            @Nullable String unconfirmed) {
        public static final Profile NONE = new Profile(null, Coverage.CURRENT, null, null);
    }

    /// How a source publishes, as the catalogue writes it.
    public enum Kind {
        /// A CSAF 2.0 provider (section 7 of the standard).
        @JsonProperty("csaf")
        CSAF("csaf"),
        /// A CSAF aggregator or lister: all the providers that it names.
        @JsonProperty("csaf-aggregator")
        CSAF_AGGREGATOR("csaf"),
        /// An RSS, Atom or JSON feed.
        @JsonProperty("feed")
        FEED("feed"),
        /// A Mailman 2 (pipermail) archive.
        @JsonProperty("mail-archive")
        MAIL_ARCHIVE("vmsa-mail"),
        /// A list in JSON, by the key `list`.
        @JsonProperty("json-list")
        JSON_LIST("auto"),
        /// A list in HTML, by the key `page`.
        @JsonProperty("page-list")
        PAGE_LIST("page"),
        /// A sitemap, by the key `sitemap`.
        @JsonProperty("sitemap")
        SITEMAP("page"),
        /// A site as a web archive has it, by the key `archive`.
        @JsonProperty("archived-site")
        ARCHIVED_SITE("auto"),
        /// A mailbox, plain or compressed.
        @JsonProperty("mbox")
        MBOX("vmsa-mail"),
        /// A zip or tar of documents, or a file that is one.
        @JsonProperty("bulk-file")
        BULK_FILE("auto"),
        /// A local folder.
        @JsonProperty("folder")
        FOLDER("auto"),
        /// A depot of ESXi patches, from its `vmw-depot-index.xml`.
        @JsonProperty("esxi-depot")
        ESXI_DEPOT("esxi-depot"),
        /// The errata of a yum repository, from its root or its `repomd.xml`.
        @JsonProperty("updateinfo")
        UPDATEINFO("updateinfo");

        private final String format;

        /// @param format of its documents when the source names none
        Kind(String format) {
            this.format = format;
        }

        /// As the catalogue writes it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether it may start at a local file.
        boolean isLocal() {
            return this == FOLDER || this == BULK_FILE || this == MBOX;
        }
    }

    public Source {
        requireNonNull(way, "way");
        requireNonNull(format, "format");
        requireNonNull(profile, "profile");
        requireNonNull(schedule, "schedule");
        requireNonNull(manners, "manners");
        hosts = Set.copyOf(hosts);
        if (!SLUG.matcher(name).matches()) {
            throw new KeyFault(
                    "name",
                    "name \""
                            + name
                            + "\" is not a slug of lower-case letters, digits, dots and dashes");
        }
        Addresses.check(way.kind(), url);
        manners = manners.meantFor(url);
    }

    /// As the YAML has it; what is not given has a default.
    ///
    /// @param interval at most so long between two passes; an hour when not given
    /// @param concurrency requests at a time to a host; 1 when not given, more only for a host that
    ///   is its owner's own
    /// @param pause between two requests; half a second when not given
    /// @param hosts in a group of processes, also what a domain's metadata may be found on
    ///   (`csaf.data.security.` before it), the hosts of keys and of an aggregator's providers
    /// @param tlp which labels of CSAF documents are taken, all of them: `WHITE` (or `CLEAR`),
    ///   `GREEN`, `AMBER`, `AMBER+STRICT`, `RED`, `UNLABELED`; when not given `[WHITE, UNLABELED]`,
    ///   what everybody may see
    /// @param verify of CSAF documents: `none`; `listed` checks what the listing names and what a
    ///   trusted provider must have, and is meant when not given; `required` keeps only documents
    ///   that have hash and signature. A new document then costs two or three requests instead of
    ///   one, with their pauses; `none` saves them for a first pass over a large provider
    /// @param pages the pages of a feed's entries are taken too, where they are on its host or one
    ///   of `hosts`
    /// @param bulk, folder, mail, depot see their types; each only with its kind
    @JsonCreator
    static Source read(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("url") @Nullable URI url,
            @JsonProperty("format") @Nullable String format,
            @JsonProperty("vendor") @Nullable String vendor,
            @JsonProperty("coverage") @Nullable Coverage coverage,
            @JsonProperty("terms") @Nullable String terms,
            @JsonProperty("unconfirmed") @Nullable String unconfirmed,
            @JsonProperty("on") @Nullable Boolean on,
            @JsonProperty("interval") @Nullable Duration interval,
            @JsonProperty("shortest") @Nullable Duration shortest,
            @JsonProperty("recheck") @Nullable Duration recheck,
            @JsonProperty("concurrency") @Nullable Integer concurrency,
            @JsonProperty("pause") @Nullable Duration pause,
            @JsonProperty("userAgent") @Nullable String userAgent,
            @JsonProperty("headers") @Nullable Map<String, String> headers,
            @JsonProperty("robots") @Nullable Boolean robots,
            @JsonProperty("hosts") @Nullable List<String> hosts,
            @JsonProperty("privateHosts") @Nullable List<String> privateHosts,
            @JsonProperty("proxy") @Nullable String proxy,
            @JsonProperty("tlp") @Nullable Set<Way.Tlp> tlp,
            @JsonProperty("verify") Way.@Nullable Verify verify,
            @JsonProperty("list") @Nullable ListRule list,
            @JsonProperty("page") @Nullable PageRule page,
            @JsonProperty("sitemap") @Nullable SitemapRule sitemap,
            @JsonProperty("archive") @Nullable ArchiveRule archive,
            @JsonProperty("pages") @Nullable Boolean pages,
            @JsonProperty("bulk") @Nullable BulkRules bulk,
            @JsonProperty("folder") @Nullable FolderRules folder,
            @JsonProperty("mail") @Nullable MailRules mail,
            @JsonProperty("depot") @Nullable DepotRules depot) {
        Kind given = given(kind, "kind");
        var manners =
                new Manners(
                        Checked.between("concurrency", concurrency, 1, 64, 1),
                        pause(pause),
                        userAgent == null ? null : Checked.header("userAgent", userAgent),
                        Checked.headers(headers),
                        robots == null || robots,
                        names(privateHosts),
                        Checked.proxy("proxy", proxy));
        Way way =
                new Rules(
                                tlp, verify, list, page, sitemap, archive, pages, bulk, folder,
                                mail, depot)
                        .way(given);
        return new Source(
                given(name, "name"),
                way,
                given(url, "url"),
                format == null ? given.format : Checked.format("format", format),
                new Profile(
                        vendor, coverage == null ? Coverage.CURRENT : coverage, terms, unconfirmed),
                on == null || on,
                Schedule.of(shortest, interval, recheck),
                manners,
                hosts(way, names(hosts)));
    }

    /// An archived site is not asked itself.
    private static Set<String> hosts(Way way, Set<String> named) {
        if (!(way instanceof Way.ArchivedSite(ArchiveRule rule))) {
            return named;
        }
        return Stream.concat(named.stream(), Stream.of(Hosts.name(rule.server())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Duration pause(@Nullable Duration pause) {
        if (pause != null && pause.isNegative()) {
            throw new KeyFault("pause", "pause " + pause + " is below zero");
        }
        return pause == null ? Manners.STANDARD.pause() : pause;
    }

    private static Set<String> names(@Nullable List<String> hosts) {
        return hosts == null
                ? Set.of()
                : hosts.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T given(@Nullable T value, String key) {
        if (value == null) {
            throw new KeyFault(key, "the key " + key + " is missing");
        }
        return value;
    }

    /// With the defaults of its kind.
    ///
    /// @throws IllegalArgumentException when the kind cannot do without rules
    public static Source of(String name, Kind kind, URI url) {
        return new Source(
                name,
                Rules.NONE.way(kind),
                url,
                kind.format,
                Profile.NONE,
                true,
                Schedule.STANDARD,
                Manners.STANDARD,
                Set.of());
    }

    public Source with(Way other) {
        return new Source(name, other, url, format, profile, on, schedule, manners, hosts);
    }

    /// How what it keeps is read, first what it is asked for: of a list in JSON the details, and
    /// its own pages only where they are kept too.
    public List<String> formats() {
        if (!(way instanceof Way.JsonList(ListRule rule)) || rule.detail() == null) {
            return List.of(format);
        }
        String details = rule.detail().format();
        return rule.keepsPages() ? List.of(details, format) : List.of(details);
    }

    /// What is asked first: of an archived site the archive, which alone is asked.
    public URI start() {
        return way instanceof Way.ArchivedSite(ArchiveRule rule) ? rule.server() : url;
    }

    public Source switched(boolean other) {
        return new Source(name, way, url, format, profile, other, schedule, manners, hosts);
    }

    public Source with(Schedule other) {
        return new Source(name, way, url, format, profile, on, other, manners, hosts);
    }

    public Source with(Manners other) {
        return new Source(name, way, url, format, profile, on, schedule, other, hosts);
    }

    /// On a host of one's own: private if it must be, so many requests at a time, no pause.
    public Source ownHost(int concurrency) {
        return with(
                new Manners(
                        concurrency,
                        Duration.ZERO,
                        manners.userAgent(),
                        manners.headers(),
                        manners.heedsRobots(),
                        Set.of(Hosts.name(url)),
                        manners.proxy()));
    }
}
