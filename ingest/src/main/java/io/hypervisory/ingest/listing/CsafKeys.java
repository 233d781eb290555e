package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.listing.CsafMetadata.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.jspecify.annotations.Nullable;

/// The OpenPGP keys of a provider: asked for when the first signature is to be checked, once in a
/// pass. What is wrong with them is said then, not with each document. Thread-safe.
final class CsafKeys {
    /// A provider's key is a few kilobytes; none needs as much as this.
    private static final int LARGEST = 1 << 20;

    private final List<Key> stated;
    private final CsafPages pages;
    private final Sink sink;
    private final List<String> faults = new ArrayList<>();

    /// Held while keys are asked for, and while a signature is computed: Bouncy Castle remembers in
    /// its certificates what it has checked of them.
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable List<OpenPGPCertificate> keys;

    CsafKeys(CsafMetadata metadata, CsafPages pages, Sink sink) {
        this.stated = metadata.keys();
        this.pages = pages;
        this.sink = sink;
        if (stated.isEmpty()) {
            faults.add(metadata.url() + " names no key, but signatures are to be checked");
        }
    }

    /// What is to be thought of a signature.
    sealed interface Signed {
        record Good() implements Signed {}

        /// By somebody else, or over something else.
        record Bad(String reason) implements Signed {}

        /// There is no telling.
        record Unknown(String reason) implements Signed {}

        /// There is no telling, for want of a key; that has been said.
        record Keyless(String reason) implements Signed {}
    }

    Signed look(byte[] document, byte[] signature) {
        lock.lock();
        try {
            List<OpenPGPCertificate> known = keys == null ? asked() : keys;
            keys = known;
            return known.isEmpty()
                    ? new Signed.Keyless("cannot be checked: " + String.join("; ", faults))
                    : CsafSignature.look(document, signature, known, faults.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    private List<OpenPGPCertificate> asked() {
        var found = new ArrayList<OpenPGPCertificate>();
        long bytes = 0;
        for (Key key : stated) {
            try {
                Fetched page = pages.whole(key.url());
                bytes += page.body().length;
                if (bytes > LARGEST) {
                    throw new PageFault(
                            key.url() + " makes the keys larger than " + LARGEST + " bytes", false);
                }
                found.addAll(matching(key, page));
            } catch (PageFault e) {
                faults.add(e.text());
            }
        }
        faults.forEach(fault -> sink.fault(fault, false));
        return found;
    }

    /// Only what has the stated fingerprint is the provider's.
    private static List<OpenPGPCertificate> matching(Key key, Fetched page) {
        List<OpenPGPCertificate> all = parsed(page);
        if (key.fingerprint() == null) {
            return all;
        }
        String fingerprint = key.fingerprint().replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        List<OpenPGPCertificate> same =
                all.stream().filter(each -> fingerprint(each).equals(fingerprint)).toList();
        if (same.isEmpty()) {
            throw new PageFault(
                    page.url()
                            + " is the key "
                            + all.stream().map(CsafKeys::fingerprint).toList()
                            + ", not the stated "
                            + fingerprint,
                    false);
        }
        return same;
    }

    private static String fingerprint(OpenPGPCertificate key) {
        return HexFormat.of().formatHex(key.getFingerprint());
    }

    /// Bouncy Castle throws what it likes at bytes that are no key.
    private static List<OpenPGPCertificate> parsed(Fetched page) {
        try {
            var keys = new BcOpenPGPApi().readKeyOrCertificate().parseCertificates(page.body());
            if (keys.isEmpty()) {
                throw new IOException("nothing of that kind in it");
            }
            return keys;
        } catch (IOException | RuntimeException e) {
            throw new PageFault(page.url() + " is no OpenPGP key: " + e.getMessage(), false);
        }
    }
}
