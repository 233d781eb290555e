package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names an advisory, patch or post across all sources: vendor slug and the vendor's id in normal
/// form, written `vmware/VMSA-2008-0001`. What has no id of its own is a post, named by its site
/// and a digest of its GUID.
///
/// @param vendor a slug of [Vendors]; it never changes when a vendor is renamed
/// @param local the id in normal form, see [IdGrammar]; it never holds a slash first or last
public record NoticeId(String vendor, String local) implements Comparable<NoticeId> {
    /// UTF-16 units of vendor and local id together; Elasticsearch takes 512 bytes with our prefix.
    public static final int LONGEST = 160;

    public NoticeId {
        Checks.nonBlank(vendor, "vendor");
        Checks.nonBlank(local, "local id");
        if (local.equals(".") || local.equals("..") || vendor.length() + local.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "no usable id: " + local.substring(0, Math.min(local.length(), 60)));
        }
        if (vendor.indexOf('/') >= 0) {
            throw new IllegalArgumentException("vendor slug holds a slash: " + vendor);
        }
    }

    /// @throws IllegalArgumentException when there is no slash with text on both sides
    @JsonCreator
    public static NoticeId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not vendor/id: " + text);
        }
        return new NoticeId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(NoticeId other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return vendor + "/" + local;
    }
}
