package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/// How a JSON list is asked and what it holds: the key `list` of a source of kind `json-list`.
/// Pointers are JSON pointers (RFC 6901).
///
/// @param address of a page, absolute or relative to the source's `url`; empty for the `url` itself
/// @param body sent as JSON with POST; null asks with GET
/// @param detail what each item leads to; null when to nothing
/// @param keepsPages the pages of the list are documents themselves, of the source's `format`
/// @param window the list is asked by spans of time; null when whole
/// @param probe documents to ask for although the list may not name them; null when there are none
public record ListRule(
        Template address,
        @Nullable Template body,
        Paging paging,
        Parts parts,
        @Nullable Detail detail,
        boolean keepsPages,
        @Nullable Window window,
        @Nullable Probe probe) {
    private static final Set<String> PLACES = Set.of("page", "offset", "size", "from", "to");

    /// How a list goes on.
    ///
    /// @param first the number of the first page
    /// @param size items asked for with a page
    /// @param most pages, of a window when there are windows
    /// @param numbered pages have numbers or offsets; otherwise there is one, or each names the
    ///   next
    /// @param total how many items there are, as a page says; null when it does not
    /// @param last whether it is the last page, or the last page's number; null when it does not
    ///   say
    /// @param current the page's own number, to compare with `last`; null takes ours
    /// @param next the next page's URL; null when pages do not say
    public record Paging(
            int first,
            int size,
            int most,
            boolean numbered,
            @Nullable JsonPointer total,
            @Nullable JsonPointer last,
            @Nullable JsonPointer current,
            @Nullable JsonPointer next) {
        public boolean hasOnePage() {
            return !numbered && next == null;
        }
    }

    /// Where things stand in a page.
    ///
    /// @param items the array; null when the whole page is the only item
    /// @param id within an item, to name it by
    /// @param stamp within an item; null takes a hash of the item
    /// @param success false there is a fault, whatever the HTTP status says
    /// @param having an item without any of these leads to nothing
    public record Parts(
            @Nullable JsonPointer items,
            @Nullable JsonPointer id,
            @Nullable JsonPointer stamp,
            @Nullable JsonPointer success,
            List<JsonPointer> having) {
        public Parts {
            having = List.copyOf(having);
        }
    }

    /// What an item leads to.
    ///
    /// @param url with pointers into the item as places; one that begins with a place takes the URL
    ///   from there
    /// @param format of the documents
    /// @param json they must be JSON from beginning to end
    public record Detail(Template url, String format, boolean json) {}

    private enum Keep {
        @JsonProperty("pages")
        PAGES,
        @JsonProperty("details")
        DETAILS,
        @JsonProperty("both")
        BOTH
    }

    /// As the YAML has it; only `items` is wanted by most.
    ///
    /// @param address with the places `{page}`, `{offset}`, `{size}`, `{from}` and `{to}`
    /// @param body JSON, with the same places; asks with POST
    /// @param first 0 when not given
    /// @param size 100 when not given
    /// @param most 1000 when not given
    /// @param detailIs `json` refuses what is not
    /// @param keep `pages`, `details` or `both`; when not given, details where there are any
    @JsonCreator
    static ListRule read(
            @JsonProperty("method") @Nullable String method,
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("body") @Nullable String body,
            @JsonProperty("first") @Nullable Integer first,
            @JsonProperty("size") @Nullable Integer size,
            @JsonProperty("most") @Nullable Integer most,
            @JsonProperty("total") @Nullable String total,
            @JsonProperty("last") @Nullable String last,
            @JsonProperty("current") @Nullable String current,
            @JsonProperty("next") @Nullable String next,
            @JsonProperty("items") @Nullable String items,
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("stamp") @Nullable String stamp,
            @JsonProperty("success") @Nullable String success,
            @JsonProperty("having") @Nullable List<String> having,
            @JsonProperty("detail") @Nullable String detail,
            @JsonProperty("detailFormat") @Nullable String detailFormat,
            @JsonProperty("detailIs") @Nullable String detailIs,
            @JsonProperty("keep") @Nullable Keep keep,
            @JsonProperty("window") @Nullable Window window,
            @JsonProperty("probe") @Nullable Probe probe) {
        method(method, body);
        var page = new Template(address == null ? "" : address);
        var sent = body == null ? null : new Template(body);
        boolean numbered = has(page, sent, "page") || has(page, sent, "offset");
        if (numbered && next != null) {
            throw new KeyFault("next", "next excludes {page} and {offset}");
        }
        var paging =
                new Paging(
                        Checked.between("first", first, 0, 1_000_000, 0),
                        Checked.between("size", size, 1, 100_000, 100),
                        Checked.between("most", most, 1, 100_000, 1000),
                        numbered,
                        Checked.pointer("total", total),
                        Checked.pointer("last", last),
                        Checked.pointer("current", current),
                        Checked.pointer("next", next));
        var parts =
                new Parts(
                        Checked.pointer("items", items),
                        Checked.pointer("id", id),
                        Checked.pointer("stamp", stamp),
                        Checked.pointer("success", success),
                        having == null
                                ? List.of()
                                : having.stream().map(ListRule::having).toList());
        Detail led = detail(detail, detailFormat, detailIs, keep);
        return new ListRule(
                page,
                sent,
                paging,
                parts,
                led,
                led == null || keep == Keep.BOTH || keep == Keep.PAGES,
                window,
                probe);
    }

    public ListRule {
        Checked.places("address", address, PLACES);
        Checked.address("address", address.fill(_ -> "1"));
        if (body != null) {
            Checked.places("body", body, PLACES);
        }
        for (String end : List.of("from", "to")) {
            if (has(address, body, end) == (window == null)) {
                throw new IllegalArgumentException(
                        window == null
                                ? "{" + end + "} needs a window"
                                : "window needs {" + end + "} in address or body");
            }
        }
        if (probe != null && detail == null) {
            throw new KeyFault("probe", "probe needs detail and detailFormat");
        }
    }

    private static void method(@Nullable String method, @Nullable String body) {
        String implied = body == null ? "GET" : "POST";
        if (method != null && !method.equals(implied)) {
            throw new KeyFault(
                    "method",
                    "method " + method + " does not fit: with a body it is POST, without it GET");
        }
    }

    private static boolean has(Template address, @Nullable Template body, String place) {
        return address.places().contains(place) || body != null && body.places().contains(place);
    }

    private static JsonPointer having(String text) {
        return Objects.requireNonNull(Checked.pointer("having", text));
    }

    private static @Nullable Detail detail(
            @Nullable String url,
            @Nullable String format,
            @Nullable String is,
            @Nullable Keep keep) {
        if (url == null) {
            Checked.without("detailFormat", format, "needs detail");
            Checked.without("detailIs", is, "needs detail");
            if (keep != null && keep != Keep.PAGES) {
                throw new KeyFault("keep", "keep needs detail, unless it is pages");
            }
            return null;
        }
        if (is != null && !is.equals("json")) {
            throw new KeyFault("detailIs", "detailIs " + is + " is not json");
        }
        if (keep == Keep.PAGES) {
            throw new KeyFault("keep", "keep pages leaves detail without a use");
        }
        var template = new Template(url);
        template.places().forEach(place -> Checked.pointer("detail", place));
        if (!url.startsWith("{")) {
            Checked.address("detail", template.fill(_ -> "1"));
        }
        return new Detail(
                template,
                Checked.format(
                        "detailFormat",
                        Checked.given("detailFormat", format, "how are the details read?")),
                is != null);
    }
}
