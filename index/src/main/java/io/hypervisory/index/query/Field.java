package io.hypervisory.index.query;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The fields that a query may name, in the order in which people are told of them. The only place
/// where they stand: parser, back ends and documentation are made from it.
public enum Field {
    /// Where a bare word is looked for; it has no name and cannot be written.
    ANY(Kind.ANY, "", "", ""),
    VENDOR(Kind.KEYWORD, "vendor", "the vendor's slug", "vendor:vmware"),
    TYPE(Kind.KEYWORD, "type", "advisory, patch or post", "type:patch"),
    KIND(Kind.KEYWORD, "kind", "what sort of notice it is, as we judge", "kind:security-fix"),
    IMPACT(Kind.KEYWORD, "impact", "what applying it costs, as we judge", "impact:host-reboot"),
    IMPACT_NO(
            Kind.KEYWORD,
            "impactNo",
            "what it says that applying it does not cost, as we judge",
            "impactNo:host-reboot"),
    COMPONENT(
            Kind.KEYWORD, "component", "what it touches, as we judge", "component:service-console"),
    FORM_FACTOR(
            Kind.KEYWORD,
            "formFactor",
            "which build of a hypervisor, as we judge: classic or embedded",
            "formFactor:embedded"),
    MECHANISM(
            Kind.KEYWORD,
            "mechanism",
            "how it is applied, as we judge: package, whole-image or live",
            "mechanism:live"),
    ATTACK(
            Kind.KEYWORD,
            "attack",
            "what an attacker gains or needs, as we judge",
            "attack:guest-to-host"),
    QUALITY(
            Kind.KEYWORD,
            "quality",
            "trouble with the fix itself, as we judge",
            "quality:recalled"),
    STATE(
            Kind.KEYWORD,
            "state",
            "what became of it, as we judge: withdrawn, superseded or rejected",
            "state:withdrawn"),
    AFFECTS(
            Kind.AFFECTS,
            "affects",
            "an advisory says that it is affected: a platform, or one build or release of it",
            "affects:\"vmware/esxi-8.0@22380479\""),
    URGENCY(Kind.KEYWORD, "urgency", "ours: low, moderate, high or immediate", "urgency:immediate"),
    KEV(
            Kind.BOOLEAN,
            "kev",
            "a catalogue of known exploited vulnerabilities has one of its CVEs",
            "kev:true"),
    FIX(
            Kind.KEYWORD,
            "fix",
            "in the publisher's words: available, pending, none-planned, workaround",
            "fix:none-planned"),
    DUE(
            Kind.DATE,
            "due",
            "the day by which such a catalogue wants it mended",
            "due:[2024-01-01 TO 2024-03-31]"),
    EPSS(
            Kind.NUMBER,
            "epss",
            "the least probability of exploitation within 30 days of its likeliest CVE, 0 to 1",
            "epss:>=0.1"),
    CVSS(Kind.NUMBER, "cvss", "the highest base score of its CVEs, 0 to 10", "cvss:>=9"),
    URGENCY_POINTS(Kind.NUMBER, "urgencyPoints", "what our urgency goes by", "urgencyPoints:>=60"),
    SEVERITY(Kind.KEYWORD, "severity", "the vendor's own word", "severity:critical"),
    CVE(Kind.KEYWORD, "cve", "a CVE that it names", "cve:CVE-2008-0923"),
    ID(Kind.ID, "id", "its id, another spelling of it, or a part", "id:VMSA-2008-0001"),
    PRODUCT(Kind.PRODUCT, "product", "words of a product's name", "product:\"ESX 3.5\""),
    PLATFORMS(
            Kind.KEYWORD,
            "platforms",
            "a platform that it concerns; a line stands for its releases",
            "platforms:vmware/esx-3.0"),
    FIXES(Kind.KEYWORD, "fixes", "a symptom that it removes, as we judge", "fixes:iscsi"),
    HARDWARE(Kind.KEYWORD, "hardware", "hardware that it concerns", "hardware:\"LSI*\""),
    LIBRARY(
            Kind.KEYWORD,
            "library",
            "third-party software that it says its product bundles, as we judge",
            "library:openssl"),
    PATCH(Kind.KEYWORD, "patch", "a patch that it names", "patch:ESX350-200802401-BG"),
    SOURCE(Kind.KEYWORD, "source", "the catalogue's name of a source", "source:vmware-announce"),
    TITLE(Kind.TEXT, "title", "words of the title", "title:\"service console\""),
    TEXT(Kind.TEXT, "text", "words of notes, vulnerabilities and remediations", "text:overflow"),
    PUBLISHED(
            Kind.DATE,
            "published",
            "when it first came out; days, months and years are those of the zone that is asked for",
            "published:[2007-07-02 TO 2007-11-29]"),
    UPDATED(Kind.DATE, "updated", "when it last changed, as its publisher says", "updated:2008-03"),
    AGE(
            Kind.AGE,
            "age",
            "how long ago it first came out: a number and h, d, w, m or y",
            "age:<30d"),
    YEAR(
            Kind.YEAR,
            "year",
            "the year it first came out, in the publisher's zone; of a patch without a day, by its id",
            "year:2008"),
    STATUS(Kind.KEYWORD, "status", "draft, interim or final", "status:final");

    /// How values of a field are compared.
    public enum Kind {
        /// Words anywhere.
        ANY,
        /// A whole value, whatever its case.
        KEYWORD,
        /// A whole id, an alias, or a run of their parts.
        ID,
        /// Words within one of several names.
        PRODUCT,
        /// Words of a text.
        TEXT,
        /// An instant, or a day, month or year.
        DATE,
        /// The time since an instant.
        AGE,
        /// A number.
        NUMBER,
        /// A platform, or a version of one.
        AFFECTS,
        /// Four digits.
        YEAR,
        /// `true` or `false`.
        BOOLEAN
    }

    private final Kind kind;
    private final String written;
    private final String meaning;
    private final String example;

    Field(Kind kind, String written, String meaning, String example) {
        this.kind = kind;
        this.written = written;
        this.meaning = meaning;
        this.example = example;
    }

    public Kind kind() {
        return kind;
    }

    /// The name as written before the colon.
    public String written() {
        return written;
    }

    public String meaning() {
        return meaning;
    }

    /// A clause that uses it.
    public String example() {
        return example;
    }

    /// Every field that has a name.
    public static List<Field> named() {
        return Arrays.stream(values()).filter(field -> field != ANY).toList();
    }

    /// The one that is written so, in any letters.
    public static Optional<Field> named(String name) {
        return of(name);
    }

    /// Whether its values are whole words of a list, so that they can be counted.
    public boolean hasValues() {
        return kind == Kind.KEYWORD || kind == Kind.YEAR;
    }

    static Optional<Field> of(String name) {
        return named().stream().filter(field -> field.written.equalsIgnoreCase(name)).findFirst();
    }

    /// Names of those that take a range.
    static String ranged() {
        return named().stream()
                .filter(field ->
                        switch (field.kind) {
                            case DATE, AGE, NUMBER, YEAR -> true;
                            case ANY, KEYWORD, ID, PRODUCT, TEXT, BOOLEAN, AFFECTS -> false;
                        })
                .map(Field::written)
                .collect(joining(", "));
    }

    static String names() {
        return named().stream().map(Field::written).collect(joining(", "));
    }
}
