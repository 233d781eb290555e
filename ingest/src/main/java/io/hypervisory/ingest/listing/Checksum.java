package io.hypervisory.ingest.listing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The checksums that a yum repository states of its files.
final class Checksum {
    /// By the words of `repomd.xml`; `sha` is its older word for the second.
    private static final Map<String, String> ALGORITHMS =
            Map.of(
                    "md5", "MD5",
                    "sha", "SHA-1",
                    "sha1", "SHA-1",
                    "sha224", "SHA-224",
                    "sha256", "SHA-256",
                    "sha384", "SHA-384",
                    "sha512", "SHA-512");

    private Checksum() {}

    static boolean isKnown(@Nullable String type) {
        return type != null && ALGORITHMS.containsKey(type.toLowerCase(Locale.ROOT));
    }

    /// Why bytes do not stand a checksum; null when they do.
    static @Nullable String fault(byte[] body, @Nullable String type, @Nullable String stated) {
        if (type == null || stated == null) {
            return "has no checksum";
        }
        String algorithm = ALGORITHMS.get(type.toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            return "has a checksum of a kind that is not known: " + Quoted.of(type);
        }
        boolean stands = stated.strip().equalsIgnoreCase(digest(body, algorithm));
        return stands ? null : "does not have its " + type + " checksum " + Quoted.of(stated);
    }

    private static String digest(byte[] body, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
