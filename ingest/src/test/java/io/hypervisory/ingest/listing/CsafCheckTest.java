package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Way.Csaf;
import io.hypervisory.ingest.catalogue.Way.Verify;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CsafCheckTest {
    private static final String DOCUMENT = "{\"document\":{\"title\":\"T\"}}";
    private static final String AT = "a.example/d/a.json";
    private static final OpenPGPKey OURS = key();
    private static final OpenPGPKey OTHERS = key();

    private static final Csaf REQUIRED = new Csaf(Csaf.STANDARD.tlp(), Verify.REQUIRED);
    private static final Csaf NONE = new Csaf(Csaf.STANDARD.tlp(), Verify.NONE);

    private final HostSites sites = new HostSites(Set.of("a.example"));

    @AfterEach
    void stop() {
        sites.close();
    }

    private static OpenPGPKey key() {
        try {
            return new BcOpenPGPApi().generateKey(4).signOnlyKey().build();
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signature(OpenPGPKey key, String text) {
        try {
            return new BcOpenPGPApi()
                    .createDetachedSignature()
                    .addSigningKey(key)
                    .sign(new ByteArrayInputStream(text.getBytes(UTF_8)))
                    .getFirst()
                    .toAsciiArmoredString();
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(OpenPGPKey key) {
        return HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT);
    }

    /// A provider of one document in a directory, with a key.
    private void provider(String role, String fingerprint) throws IOException {
        metadata(role, fingerprint, "{\"directory_url\":\"d/\"}");
        sites.page("a.example/d/index.txt", "a.json");
        sites.page("a.example/key.asc", OURS.toCertificate().toAsciiArmoredString());
    }

    private void metadata(String role, String fingerprint, String distribution) {
        sites.page(
                "a.example/pmd.json",
                """
                {"canonical_url":"https://x","metadata_version":"2.0","publisher":{"name":"A"},
                 "public_openpgp_keys":[{"fingerprint":"%s","url":"key.asc"}],
                 "role":"%s","distributions":[%s]}\
                """
                        .formatted(fingerprint, role, distribution));
        sites.page(AT, DOCUMENT);
    }

    private void trusted() throws IOException {
        provider("csaf_trusted_provider", fingerprint(OURS));
        sites.page(AT + ".sha512", hash("SHA-512", DOCUMENT) + "  a.json\n");
        sites.page(AT + ".asc", signature(OURS, DOCUMENT));
    }

    private Haul crawl(Csaf terms) throws InterruptedException {
        return Haul.of(sites, terms, "a.example/pmd.json");
    }

    private void assertRefused(String... words) throws InterruptedException {
        Haul haul = crawl(Csaf.STANDARD);
        assertThat(haul.kept).isEmpty();
        assertThat(haul.retryable).singleElement().asString().contains(words);
    }

    private void assertDoubted(String... words) throws InterruptedException {
        Haul kept = crawl(Csaf.STANDARD);
        assertThat(kept.kept).hasSize(1);
        assertThat(kept.faults).singleElement().asString().contains(words);
        assertThat(kept.retryable).isEmpty();
        assertThat(crawl(REQUIRED).kept).isEmpty();
    }

    @Test
    void hashAndSignature_ofATrustedProvider_areGood() throws Exception {
        trusted();

        Haul haul = crawl(REQUIRED);

        assertThat(haul.faults).isEmpty();
        assertThat(haul.kept).hasSize(1);
        assertThat(sites.requests())
                .contains(AT + ".sha512", AT + ".asc", "a.example/key.asc")
                .doesNotContain(AT + ".sha256");
    }

    @Test
    void sha256_isAskedFor_whereThereIsNoSha512() throws Exception {
        trusted();
        sites.status(AT + ".sha512", 404);
        sites.page(AT + ".sha256", hash("SHA-256", DOCUMENT).toUpperCase(Locale.ROOT));

        assertThat(crawl(REQUIRED).faults).isEmpty();
    }

    @Test
    void wrongHash_keepsTheDocumentOut() throws Exception {
        trusted();
        sites.page(AT + ".sha512", hash("SHA-512", DOCUMENT + " "));

        assertRefused("does not have the hash", ".sha512");
    }

    @Test
    void hashThatIsNone_isNoHash() throws Exception {
        trusted();
        sites.page(AT + ".sha512", "<html>Sorry</html>");

        assertDoubted(".sha512 is no SHA-256 or SHA-512 digest");
    }

    @Test
    void hashThatMayComeBack_isWaitedFor() throws Exception {
        trusted();
        sites.status(AT + ".sha512", 503);

        assertRefused("503");
    }

    @Test
    void missingHashAndSignature_areNamedOfATrustedProvider_andDecideWhenRequired()
            throws Exception {
        provider("csaf_trusted_provider", fingerprint(OURS));

        assertDoubted("neither a .sha512 nor a .sha256", ".asc answered 404");
    }

    @Test
    void providerThatOwesNone_isNotAsked_unlessTheSourceRequiresThem() throws Exception {
        provider("csaf_provider", fingerprint(OURS));

        assertThat(crawl(Csaf.STANDARD).faults).isEmpty();
        assertThat(sites.requests()).noneMatch(place -> place.matches(".*(sha\\d+|asc)"));
        assertThat(crawl(REQUIRED).kept).isEmpty();
    }

    @Test
    void nothingIsAsked_whenTheSourceWantsNoChecks() throws Exception {
        trusted();
        sites.page(AT + ".sha512", hash("SHA-512", "other"));

        assertThat(crawl(NONE).kept).hasSize(1);
        assertThat(sites.requests()).noneMatch(place -> place.matches(".*(sha\\d+|asc)"));
    }

    @Test
    void signatureOverOtherBytes_keepsTheDocumentOut() throws Exception {
        trusted();
        sites.page(AT + ".asc", signature(OURS, DOCUMENT + "\n"));

        assertRefused(".asc is not over these bytes");
    }

    @Test
    void signatureByAForeignKey_keepsTheDocumentOut() throws Exception {
        trusted();
        sites.page(AT + ".asc", signature(OTHERS, DOCUMENT));

        assertRefused(".asc is by none of the provider's keys");
    }

    @Test
    void keyOfAnotherFingerprint_isNotTheProviders() throws Exception {
        trusted();
        provider("csaf_trusted_provider", fingerprint(OTHERS));

        assertDoubted(
                "key.asc is the key",
                "not the stated " + fingerprint(OTHERS).toLowerCase(Locale.ROOT));
    }

    @Test
    void keyThatIsNotToBeHad_orNoKey_isNamed() throws Exception {
        trusted();
        sites.status("a.example/key.asc", 404);
        assertDoubted("key.asc answered 404");

        sites.status("a.example/key.asc", 200);
        sites.page("a.example/key.asc", "<html>Sorry</html>");
        assertDoubted("key.asc is no OpenPGP key");
    }

    @Test
    void wantOfAKey_isSaidOnce_notWithEachDocument() throws Exception {
        trusted();
        sites.page("a.example/key.asc", "<html>Sorry</html>");
        second();

        Haul haul = crawl(Csaf.STANDARD);

        assertThat(haul.kept).hasSize(2);
        assertThat(haul.faults).singleElement().asString().contains("key.asc is no OpenPGP key");
    }

    private void second() {
        sites.page("a.example/d/index.txt", "a.json\nb.json");
        sites.page("a.example/d/b.json", DOCUMENT);
        sites.page("a.example/d/b.json.sha512", hash("SHA-512", DOCUMENT));
        sites.page("a.example/d/b.json.asc", signature(OURS, DOCUMENT));
    }

    @Test
    void signatureThatIsNone_isNoSignature() throws Exception {
        trusted();
        sites.page(AT + ".asc", "<html>Sorry</html>");

        assertDoubted(".asc is no OpenPGP signature");
    }

    @Test
    void keys_areAskedForOnceInAPass() throws Exception {
        trusted();
        second();

        assertThat(crawl(REQUIRED).kept).hasSize(2);
        assertThat(sites.requests()).containsOnlyOnce("a.example/key.asc");
    }

    @Test
    void everyHashThatAFeedLists_isChecked_andItsSignature_whateverTheRole() throws Exception {
        metadata("csaf_provider", fingerprint(OURS), "{\"rolie\":{\"feeds\":[{\"url\":\"f\"}]}}");
        sites.page("a.example/key.asc", OURS.toCertificate().toAsciiArmoredString());
        sites.page(
                "a.example/f",
                """
                {"feed":{"entry":[{"id":"a","content":{"src":"d/a.json"},"link":[
                  {"rel":"hash","href":"h/1"},{"ref":"hash","href":"h/2"},
                  {"rel":"signature","href":"s/1"},{"rel":"pdfhash","href":"h/3"}]}]}}\
                """);
        sites.page("a.example/h/1", hash("SHA-256", DOCUMENT));
        sites.page("a.example/h/2", hash("SHA-512", DOCUMENT));
        sites.page("a.example/s/1", signature(OURS, DOCUMENT));

        assertThat(crawl(Csaf.STANDARD).faults).isEmpty();
        assertThat(sites.requests())
                .contains("a.example/h/1", "a.example/h/2", "a.example/s/1")
                .doesNotContain("a.example/h/3");

        sites.page("a.example/h/2", hash("SHA-512", "other"));
        assertRefused("h/2 states");
    }

    @Test
    void moreSignaturesThanAnybodyMakes_areNotChecked() throws Exception {
        trusted();
        byte[] one =
                new BcOpenPGPApi()
                        .createDetachedSignature()
                        .addSigningKey(OURS)
                        .sign(new ByteArrayInputStream(DOCUMENT.getBytes(UTF_8)))
                        .getFirst()
                        .getEncoded();
        var many = new ByteArrayOutputStream();
        for (int i = 0; i < 17; i++) {
            many.write(one);
        }
        sites.page(AT + ".asc", many.toByteArray());

        assertDoubted("a.json.asc", "more than 16 signatures");
    }

    @Test
    void signatureTextOverItsLimit_isNotRead() throws Exception {
        trusted();
        sites.page(AT + ".asc", signature(OURS, DOCUMENT) + "\n".repeat(64 << 10));

        assertDoubted("a.json.asc", "larger than 65536 bytes");
    }

    @Test
    void keysOverTheirLimit_areNotRead() throws Exception {
        trusted();
        String key = OURS.toCertificate().toAsciiArmoredString();
        sites.page("a.example/key.asc", key + "\n".repeat(1 << 20));

        assertThat(crawl(Csaf.STANDARD).faults)
                .singleElement()
                .asString()
                .contains("key.asc", "keys larger than 1048576 bytes");
    }
}
