package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.catalogue.Way.Verify;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import io.hypervisory.ingest.listing.CsafDocuments.Listed;
import io.hypervisory.ingest.listing.CsafKeys.Signed;
import io.hypervisory.ingest.listing.Item.Verdict;
import io.hypervisory.ingest.listing.Item.Verdict.Doubtful;
import io.hypervisory.ingest.listing.Item.Verdict.Fine;
import io.hypervisory.ingest.listing.Item.Verdict.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Checks a CSAF document: its TLP label, its hashes, its OpenPGP signature. What contradicts a
/// document may be half of a change, so that asking again may help; a label does not go away.
///
/// @param trusted whether its provider owes hashes and signatures
record CsafCheck(Listed listed, Way.Csaf terms, boolean trusted, CsafKeys keys, CsafPages pages)
        implements Item.Check {
    @Override
    public Verdict look(Fetched fetched) {
        String label = CsafLabel.of(fetched.body());
        if (!terms.takes(label)) {
            return new Refused(
                    "is TLP:"
                            + (label == null ? "UNLABELED" : Quoted.of(label))
                            + ", which the source's tlp does not take",
                    false);
        }
        if (terms.verify() == Verify.NONE) {
            return new Fine();
        }
        List<Verdict> verdicts = new ArrayList<>(hashes(fetched.body()));
        verdicts.add(signature(fetched.body()));
        return worst(verdicts);
    }

    private static Verdict worst(List<Verdict> verdicts) {
        List<String> doubts = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Refused _ -> {
                    return verdict;
                }
                case Doubtful(String reason) -> doubts.add(reason);
                case Fine _ -> {}
            }
        }
        return doubts.isEmpty() ? new Fine() : new Doubtful(String.join("; ", doubts));
    }

    /// Those that are listed, else the one that must lie beside the document.
    private List<Verdict> hashes(byte[] document) {
        if (!listed.hashes().isEmpty()) {
            return listed.hashes().stream()
                    .map(hash -> hash(pages.retrieved(hash), document))
                    .toList();
        }
        if (!isOwed()) {
            return List.of();
        }
        Retrieval answer = pages.retrieved(listed.beside(".sha512"));
        if (answer instanceof Gone) {
            answer = pages.retrieved(listed.beside(".sha256"));
        }
        return List.of(
                answer instanceof Gone
                        ? lacks("neither a .sha512 nor a .sha256 lies beside it")
                        : hash(answer, document));
    }

    private Verdict hash(Retrieval answer, byte[] document) {
        if (!(answer instanceof Fetched file)) {
            return lacks(answer);
        }
        CsafDigest stated = CsafDigest.parse(file.body());
        if (stated == null) {
            return lacks(file.url() + " is no SHA-256 or SHA-512 digest");
        }
        return stated.isOf(document)
                ? new Fine()
                : new Refused("does not have the hash that " + file.url() + " states", true);
    }

    private Verdict signature(byte[] document) {
        URI url =
                listed.signature() == null && isOwed() ? listed.beside(".asc") : listed.signature();
        if (url == null) {
            return new Fine();
        }
        Retrieval answer = pages.retrieved(url);
        if (!(answer instanceof Fetched file)) {
            return lacks(answer);
        }
        return switch (keys.look(document, file.body())) {
            case Signed.Good _ -> new Fine();
            case Signed.Bad(String reason) -> new Refused(file.url() + " " + reason, true);
            case Signed.Unknown(String reason) -> lacks(file.url() + " " + reason);
            case Signed.Keyless(String reason) ->
                    terms.verify() == Verify.REQUIRED
                            ? new Refused(file.url() + " " + reason, true)
                            : new Fine();
        };
    }

    private boolean isOwed() {
        return trusted || terms.verify() == Verify.REQUIRED;
    }

    /// A host that does not answer now is no word on its documents.
    private Verdict lacks(Retrieval answer) {
        String reason = PageFault.of(answer).text();
        return answer instanceof Failed failed && failed.retryable()
                ? new Refused(reason, true)
                : lacks(reason);
    }

    private Verdict lacks(String reason) {
        return terms.verify() == Verify.REQUIRED ? new Refused(reason, true) : new Doubtful(reason);
    }
}
