package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.crossvendor.LagReport;
import io.hypervisory.enrich.judgement.crossvendor.LagReport.OfVendor;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How long vendors let others be the first to speak, for programs. Thread-safe.
final class LagApi {
    private static final String VENDOR = "vendor";
    private static final String YEAR = "year";

    private final LagBoard board;

    LagApi(LagBoard board) {
        this.board = board;
    }

    /// @param vendor, year as asked for; null for all
    record Answer(
            @Nullable String vendor,
            @Nullable Integer year,
            int cves,
            @Nullable String noData,
            List<OfVendor> vendors) {}

    void lag(Context context) {
        Parameters.areKnown(context, Set.of(VENDOR, YEAR));
        String vendor = vendor(context);
        Integer year = year(context);
        var report = LagReport.of(board.firstWords(), vendor, year);
        context.contentType("application/json")
                .result(
                        Json.bytes(
                                new Answer(
                                        vendor,
                                        year,
                                        report.cves(),
                                        report.noData(),
                                        report.vendors())));
    }

    private static @Nullable String vendor(Context context) {
        String text = Parameters.text(context, VENDOR);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new BadParameterException(
                    VENDOR,
                    "\"" + text + "\" is no vendor's slug; one is written vmware, xen, …",
                    null);
        }
        return text;
    }

    private static @Nullable Integer year(Context context) {
        String text = Parameters.text(context, YEAR);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[12]\\d{3}")) {
            throw new BadParameterException(
                    YEAR, "\"" + text + "\" is not a year from 1000 to 2999", null);
        }
        return Integer.valueOf(text);
    }
}
