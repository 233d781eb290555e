package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.Entries;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.related.Notice;
import io.hypervisory.index.related.RelatedStore.Neighbours;
import io.hypervisory.index.web.page.Surroundings.Group;
import io.hypervisory.index.web.page.Surroundings.Line;
import io.hypervisory.index.web.page.Surroundings.Other;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AroundViewTest {
    private static final Entry SUBJECT = Entries.advisory();

    private static Notice notice(String json) {
        return Json.read(
                Projector.project(Json.bytes(Json.MAPPER.readTree(json)), null), Notice.class);
    }

    private static AroundView around(String... others) {
        var notices = new ArrayList<Notice>();
        for (String each : others) {
            notices.add(notice(each));
        }
        return AroundView.of(new Neighbours(notice(Json.text(SUBJECT)), notices, true));
    }

    private static String of(String vendor, String day) {
        return Json.text(Entries.advisory(NoticeId.parse(vendor + "/A-1"), "Theirs"))
                .replace("2008-01-07", day);
    }

    @ParameterizedTest
    @CsvSource({
        "2008-01-07, same day",
        "2008-01-08, 1 day later",
        "2008-03-01, 54 days later",
        "2007-12-25, 13 days earlier",
    })
    void otherVendors_standWithTheirLag(String day, String lag) {
        assertThat(around(of("xen", day)).otherVendors())
                .containsExactly(
                        new Other(
                                "xen",
                                "xen/A-1",
                                "/advisories/xen/A-1",
                                "Theirs",
                                day + " America/Los_Angeles (zone assumed)",
                                lag,
                                "CVE-2007-3108"));
    }

    @Test
    void othersOfTheSameVendor_postsAndPatches_standInGroups_theClosestFirst() {
        var view =
                around(
                        Json.text(Entries.post()),
                        of("vmware", "2008-02-01"),
                        Json.text(Entries.patch()),
                        Json.text(SUBJECT));

        assertThat(view.otherVendors()).isEmpty();
        assertThat(view.groups())
                .extracting(Group::title)
                .containsExactly("Patches for it", "Others on the same CVEs", "Posts about it");
        assertThat(view.groups().get(0).lines())
                .extracting(Line::link, Line::published)
                .containsExactly(tuple("/patches/vmware/ESX350-200802401-BG", "no date"));
        assertThat(view.groups().get(1).lines().getFirst().because()).isEqualTo("CVE-2007-3108");
        assertThat(view.groups().get(2).lines().getFirst().link())
                .isEqualTo("/posts/blogs.example.org/0123abcd");
    }

    @Test
    void groupThatIsLong_saysHowManyMoreThereAre() {
        var patches =
                IntStream.range(0, 15)
                        .mapToObj(i ->
                                Json.text(Entries.patch())
                                        .replace(
                                                "ESX350-200802401-BG",
                                                "ESX350-2008024" + (10 + i) + "-BG"))
                        .toArray(String[]::new);

        assertThat(around(patches).groups())
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.lines()).hasSize(12);
                    assertThat(group.more()).isEqualTo(3);
                });
    }
}
