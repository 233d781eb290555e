package io.hypervisory.index.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.enrich.judgement.cadence.Fix;
import io.hypervisory.enrich.judgement.cadence.Toll;
import io.hypervisory.index.query.QueryParser;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {
    private static final Fix FIX =
            new Fix(
                    NoticeId.parse("vmware/ESX-1"),
                    LocalDate.parse("2007-10-08"),
                    Fix.Basis.RELEASE,
                    Set.of("general-fix"),
                    Set.of(),
                    false,
                    Toll.VM_MIGRATION,
                    Set.of(),
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    new Fix.About(
                            "Driver update",
                            "The iSCSI initiator loses its session; clocks of guests drift.",
                            Set.of("clock", "storage-path"),
                            Set.of("LSI Logic 53c1030"),
                            Set.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iscsi | true",
                "ISCSI OR hardware:\"LSI*\" | true",
                "hardware:\"LSI*\" | true",
                "hardware:lsi | false",
                "hardware:\"lsi logic 53C1030\" | true",
                "hardware:\"QLogic*\" | false",
                "fixes:clock | true",
                "fixes:clo* | true",
                "fixes:time | false",
                "\"driver update\" | true",
                "\"update driver\" | false",
                "iscsi -clock | false",
                "iscsi NOT network | true",
                "fixes:* hardware:* | true",
                "sess* | true",
                "\"iscsi initiator\" (nfs OR drift) | true",
                "nfs | false",
                "*:* | true",
            })
    void need_isFound(String query, boolean found) {
        assertThat(Needs.of(QueryParser.parse(query)).test(FIX)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vendor:vmware",
                "iscsi OR published:2007",
                "NOT year:[2007 TO 2008]",
                "\"a b\"~3",
                "title:iscsi",
                "kind:*",
            })
    void whatAFixIsNotAsked_isRefused(String query) {
        assertThatIllegalArgumentException().isThrownBy(() -> Needs.of(QueryParser.parse(query)));
    }
}
