package io.hypervisory.ingest.read.release;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A page of releases of a vendor that gave no other notice of them: Virtual Iron, SWsoft. A
/// release is named by its version, in a table or over a text of its own; versions in running text
/// are none, nor are those of other products. Thread-safe.
public final class ReleasePageReader implements DocumentReader {
    @Override
    public String format() {
        return "release-page";
    }

    @Override
    public int version() {
        return 2;
    }

    /// Any page could name a version: only a source says that its pages list releases.
    @Override
    public boolean recognises(Document document) {
        return false;
    }

    @Override
    public Reading read(Document document) {
        var page = PageArticle.page(document);
        if (page == null) {
            return new Rejected("not-html", "no markup where a page was expected");
        }
        ReleaseProducts products = ReleaseProducts.of(document, page);
        if (products == null) {
            return new Read(List.of());
        }
        var ofPage = new Unread();
        var releases = new ArrayList<>(new ReleaseTables(products).in(page));
        releases.addAll(new ReleaseHeadings(products, ofPage).in(page));
        return new Read(notices(releases, products.vendor(), document, ofPage));
    }

    /// What belongs to no release stands with the first, since a page has no notice of its own.
    private List<Notice> notices(
            List<Release> releases, String vendor, Document document, Unread ofPage) {
        Map<String, List<Release>> byVersion = new LinkedHashMap<>();
        for (Release release : releases) {
            byVersion.computeIfAbsent(release.version(), _ -> new ArrayList<>()).add(release);
        }
        var notices = new ArrayList<Notice>();
        byVersion.forEach((version, same) -> {
            var unread = new Unread();
            same.forEach(release -> release.unread().forEach(unread::note));
            if (notices.isEmpty()) {
                ofPage.entries().forEach(unread::note);
            }
            notices.add(notice(new NoticeId(vendor, version), same, document, unread));
        });
        return notices;
    }

    /// A version that the page lists more than once, or for several systems, is one release.
    private Notice notice(NoticeId id, List<Release> same, Document document, Unread unread) {
        Release first = same.getFirst();
        String literal = first.product() == null ? first.version() : first.product();
        var draft = new PatchDraft(id, document.witness(this), literal).title(literal);
        List<SaidDate> days =
                same.stream().map(Release::released).filter(Objects::nonNull).distinct().toList();
        if (!days.isEmpty()) {
            draft.releaseDate(days.getFirst()).updated(days.getFirst());
        }
        for (Release release : same) {
            fill(draft, release);
        }
        if (days.stream().map(SaidDate::instant).distinct().count() > 1) {
            unread.note(
                    id
                            + " has several days of release: "
                            + days.stream().map(SaidDate::said).toList());
        }
        return draft.build(first.version()).facts(unread);
    }

    private static void fill(PatchDraft draft, Release release) {
        if (release.product() != null) {
            draft.product(release.product());
        }
        if (!release.text().isEmpty()) {
            draft.note(new Note(null, release.product(), release.text()));
        }
        if (release.link() != null) {
            draft.reference(new Reference(null, null, release.link()));
        }
    }
}
