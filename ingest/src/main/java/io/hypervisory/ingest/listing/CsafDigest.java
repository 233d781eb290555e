package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The digest that a hash file states.
///
/// @param hex in lower case
record CsafDigest(String algorithm, String hex) {
    /// Digits first, then perhaps a blank and a name, as `sha512sum` writes it.
    private static final Pattern FILE =
            Pattern.compile("\\s*([0-9A-Fa-f]{64}|[0-9A-Fa-f]{128})(?:\\s.*)?", Pattern.DOTALL);

    /// Longer is no hash file.
    private static final int MOST = 10_000;

    CsafDigest {
        requireNonNull(algorithm, "algorithm");
        requireNonNull(hex, "hex");
    }

    /// Null when it is neither a SHA-256 nor a SHA-512.
    static @Nullable CsafDigest parse(byte[] file) {
        if (file.length > MOST) {
            return null;
        }
        var matcher = FILE.matcher(new String(file, US_ASCII));
        if (!matcher.matches()) {
            return null;
        }
        String hex = matcher.group(1).toLowerCase(Locale.ROOT);
        return new CsafDigest(hex.length() == 64 ? "SHA-256" : "SHA-512", hex);
    }

    boolean isOf(byte[] document) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(document);
            return HexFormat.of().formatHex(digest).equals(hex);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
