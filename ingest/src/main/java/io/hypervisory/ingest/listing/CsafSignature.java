package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.listing.CsafKeys.Signed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/// Checks a detached OpenPGP signature, armoured or not. Whether keys were bound, expired or
/// revoked when they signed, and which algorithms still count, is Bouncy Castle's to judge.
final class CsafSignature {
    /// Larger is none that anybody makes, and each signature costs a hash of the document.
    private static final int LARGEST = 64 << 10;

    private static final int MOST = 16;

    private CsafSignature() {}

    /// Good when one of its signatures is a key's over these bytes.
    ///
    /// @param all whether these are all the keys its maker may have
    static Signed look(
            byte[] document, byte[] signature, List<OpenPGPCertificate> keys, boolean all) {
        if (signature.length > LARGEST) {
            return new Signed.Unknown("is larger than " + LARGEST + " bytes");
        }
        List<PGPSignature> signatures;
        try {
            signatures = parsed(signature);
        } catch (IOException | RuntimeException e) {
            return new Signed.Unknown("is no OpenPGP signature: " + e.getMessage());
        }
        if (signatures.isEmpty()) {
            return new Signed.Unknown("is no OpenPGP signature");
        }
        if (signatures.size() > MOST) {
            return new Signed.Unknown("has more than " + MOST + " signatures");
        }
        try {
            return verified(document, signatures, keys, all);
        } catch (IOException | PGPException | RuntimeException e) {
            return new Signed.Bad("is not valid: " + e.getMessage());
        }
    }

    private static List<PGPSignature> parsed(byte[] signature) throws IOException {
        var signatures = new ArrayList<PGPSignature>();
        var decoded = PGPUtil.getDecoderStream(new ByteArrayInputStream(signature));
        var objects = new BcPGPObjectFactory(decoded);
        for (Object each = objects.nextObject(); each != null; each = objects.nextObject()) {
            if (each instanceof PGPSignatureList list) {
                list.forEach(signatures::add);
            }
        }
        return signatures;
    }

    private static Signed verified(
            byte[] document,
            List<PGPSignature> signatures,
            List<OpenPGPCertificate> keys,
            boolean all)
            throws IOException, PGPException {
        var processor = new BcOpenPGPApi().verifyDetachedSignature();
        signatures.forEach(processor::addSignature);
        keys.forEach(processor::addVerificationCertificate);
        var known = processor.process(new ByteArrayInputStream(document));
        if (known.isEmpty()) {
            String reason = "is by none of the provider's keys, or by one that may not sign";
            return all ? new Signed.Bad(reason) : new Signed.Unknown(reason);
        }
        for (OpenPGPDocumentSignature each : known) {
            if (each.isValid()) {
                return new Signed.Good();
            }
        }
        return new Signed.Bad("is not over these bytes, or by a key that was not valid then");
    }
}
