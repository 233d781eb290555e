package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.cadence.Said;
import io.hypervisory.enrich.judgement.cadence.Window;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vendors;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words for what other fields hold as whole values, so that who asks in words finds it: what sort
/// of notice it is, whose, what we judge of it, its weaknesses, the month it came out, and whether
/// a bulletin of Microsoft's came out of band.
final class About {
    /// The first second Tuesday for patches: those of October 2003 came on a Wednesday.
    private static final LocalDate FIRST_PATCH_DAY = LocalDate.parse("2003-11-11");

    private static final Pattern BULLETIN = Pattern.compile("MS\\d{2}-\\d{3}");

    private final List<String> words = new ArrayList<>();

    private About() {}

    static String of(Entry entry) {
        var about = new About();
        about.words.add(Vendors.name(entry.id().vendor()));
        switch (entry) {
            case Advisory advisory -> {
                var content = advisory.content();
                about.words.add("advisory");
                about.words.add(content.publisher().name());
                about.add(content.severity());
                about.add(content.initialReleaseDate());
                if (isBulletin(advisory.id())) {
                    about.addIfOutOfBand(content.initialReleaseDate());
                }
                about.add(content.classification());
                content.vulnerabilities().stream()
                        .flatMap(vulnerability -> vulnerability.cwes().stream())
                        .distinct()
                        .map(Weaknesses::named)
                        .forEach(about.words::add);
            }
            case Patch patch -> {
                var content = patch.content();
                about.words.add("patch");
                about.add(content.severity());
                about.add(content.patchClass());
                about.add(content.releaseDate());
                if (content.advisories().stream().anyMatch(About::isBulletin)) {
                    about.addIfOutOfBand(content.releaseDate());
                }
                YearMonth round = PatchRound.of(patch.id());
                if (content.releaseDate() == null && round != null) {
                    about.add(round);
                }
                about.add(content.classification());
            }
            case Post post -> {
                about.words.add("post");
                about.add(post.content().initialReleaseDate());
            }
        }
        return String.join("\n", about.words);
    }

    private void add(@Nullable String word) {
        if (word != null) {
            words.add(word);
        }
    }

    private void add(Classification judged) {
        Judged holding = Judged.of(judged);
        for (Collection<String> values :
                List.of(
                        holding.kind(),
                        holding.component(),
                        holding.mechanism(),
                        holding.impact(),
                        holding.attack(),
                        holding.quality(),
                        holding.state(),
                        holding.fixes(),
                        holding.library())) {
            values.forEach(value -> words.add(value.replace('-', ' ')));
        }
    }

    /// The month in the publisher's zone.
    private void add(@Nullable SaidDate date) {
        if (date != null) {
            try {
                ZonedDateTime at = date.instant().atZone(ZoneId.of(date.zone()));
                add(YearMonth.from(at));
            } catch (DateTimeException e) {
                // a zone that this JDK does not know
                words.add(date.said());
            }
        }
    }

    /// Microsoft's bulletins came on the second Tuesday of a month, or out of band.
    private static boolean isBulletin(NoticeId id) {
        return id.vendor().equals("microsoft") && BULLETIN.matcher(id.local()).matches();
    }

    private void addIfOutOfBand(@Nullable SaidDate date) {
        LocalDate day = Said.day(date);
        if (day != null && !day.isBefore(FIRST_PATCH_DAY) && !Window.isSecondTuesday(day)) {
            words.add("out of band");
        }
    }

    private void add(YearMonth month) {
        Month name = month.getMonth();
        words.add(name.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear());
    }
}
