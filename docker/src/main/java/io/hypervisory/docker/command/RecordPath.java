package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/// The path at which the API answers for an entry.
final class RecordPath {
    private RecordPath() {}

    /// @param id as `vmware/VMSA-2008-0001`; the slashes within stay
    static String of(String id) {
        return "/api/advisories/" + encoded(id).replace("%2F", "/");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
