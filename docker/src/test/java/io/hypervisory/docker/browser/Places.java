package io.hypervisory.docker.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/// Every page and every state of it that the demo archive can show, by a name for its picture.
final class Places {
    static final String ADVISORY = "/advisories/vmware/VMSA-2008-0005";
    static final String REVISED = "/advisories/vmware/VMSA-2008-0001";
    static final String PLATFORM = "/platforms/vmware/esx-3.5";
    static final String COMPARED =
            "/compare?platform=vmware/esx-3.5&platform=vmware/esxi-3.5&platform=xen/xen";
    static final String FOUND = search("vendor:vmware \"service console\"");

    private Places() {}

    static String search(String query) {
        return "/search?q=" + URLEncoder.encode(query, UTF_8);
    }

    /// @param window to look up what has an address of the story's own
    static Map<String, String> all(Window window) {
        var all = new LinkedHashMap<String, String>();
        all.put("search-all", "/");
        all.put("search-hits", FOUND);
        all.put("search-narrowed", FOUND + "&in=type:advisory&in=year:2008&sort=published");
        all.put("search-nothing", search("Zorbavisor"));
        all.put("search-fault", search("vendor:vmware AND (reboot"));
        all.put("advisory", ADVISORY);
        all.put("advisory-revised", REVISED);
        all.put("advisory-stood", REVISED + "/revisions/1");
        all.put("revisions", REVISED + "/revisions/1..2");
        all.put("advisory-xen", first(window, search("vendor:xen type:advisory"), ".card a"));
        all.put("patch", "/patches/vmware/ESX350-200802401-BG");
        all.put("post", first(window, search("type:post VMware"), ".card a"));
        all.put("platforms", "/platforms");
        all.put("platform", PLATFORM);
        all.put("platform-asked", PLATFORM + "?built=2008-01-01&until=2008-12-31&window=weekly");
        all.put("platform-fault", PLATFORM + "?built=soon");
        all.put("compare", "/compare");
        all.put("compared", COMPARED);
        all.put("cve", "/cves/CVE-2008-0923");
        all.put("cve-2007", "/cves/CVE-2007-1270");
        all.put("sources", "/sources");
        all.put("source", first(window, "/sources", "table [href^='/sources/']"));
        all.put("letters", "/dead-letters");
        all.put("letter", first(window, "/dead-letters", "#letters a"));
        all.put("help", "/help");
        all.put("none-404", "/nowhere");
        all.put("none-400", REVISED + "/revisions/2..1");
        return all;
    }

    private static String first(Window window, String path, String selector) {
        window.go(path);
        String href = window.one(selector).getDomAttribute("href");
        return href;
    }
}
