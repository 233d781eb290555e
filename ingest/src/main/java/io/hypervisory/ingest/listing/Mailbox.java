package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a document of each message of one mailbox. A message is known by its Message-ID, and by
/// the hash of its bytes when it has none or another had the same before.
final class Mailbox {
    private static final int HEAD = 4096;
    private static final int LONGEST_ID = 1000;
    private static final Pattern ID =
            Pattern.compile("(?im)^Message-ID:\\s*<?([^<>\\s]+)>?[ \\t]*\\r?$");
    private static final Pattern HEADERS_END = Pattern.compile("\\r?\\n\\r?\\n");

    private final String format;
    private final UnpackLimits limits;
    private final Sink sink;

    Mailbox(String format, UnpackLimits limits, Sink sink) {
        this.format = format;
        this.limits = limits;
        this.sink = sink;
    }

    /// @throws PageFault when it is no mailbox, or more than it may be; what stood before is taken
    void split(Fetched file) throws InterruptedException {
        var meter = new Meter(limits, file.body().length);
        try (var in = new BufferedInputStream(new ByteArrayInputStream(file.body()))) {
            Packing packing = Packing.of(in);
            InputStream plain =
                    packing.isCompression()
                            ? meter.counted(LibraryCall.of(() -> packing.decompressed(in)))
                            : in;
            messages(file, new BufferedInputStream(plain), meter);
        } catch (Meter.Exceeded e) {
            throw new PageFault(file.url() + " " + e.getMessage(), false);
        } catch (IOException e) {
            throw new PageFault(file.url() + " does not unpack: " + e.getMessage(), true);
        }
    }

    private void messages(Fetched file, BufferedInputStream in, Meter meter)
            throws IOException, InterruptedException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        if (!MailboxSplitter.isMailbox(head)) {
            String what = Packing.of(head) == Packing.HTML ? " is HTML" : " is something else";
            throw new PageFault(file.url() + what + " where a mailbox was due", true);
        }
        var splitter = new MailboxSplitter(in, limits.entryBytes());
        Map<String, String> hashes = new HashMap<>();
        MailboxSplitter.Message message;
        while ((message = splitter.next()) != null) {
            meter.entries(1);
            byte[] bytes = message.bytes();
            if (bytes == null) {
                String limit = limits.entryBytes() + " bytes";
                sink.fault(file.url() + ": a message is larger than " + limit, false);
            } else {
                take(file, bytes, hashes);
            }
        }
    }

    /// @param hashes by Message-ID, of the first that had it
    private void take(Fetched file, byte[] message, Map<String, String> hashes)
            throws InterruptedException {
        String hash = Digests.sha256(message);
        String id = id(message);
        String part = id == null ? "sha256:" + hash : id;
        String first = hashes.putIfAbsent(part, hash);
        if (first != null && !first.equals(hash)) {
            part = part + ";sha256:" + hash;
        }
        URI url = EntryPath.part(file.url(), part);
        var document = file.part(url, message);
        sink.item(new Item(url, format, hash, new Item.Way.Here(document)));
    }

    /// Null when it has none.
    private static @Nullable String id(byte[] message) {
        int length = Math.min(message.length, 256 * 1024);
        String text = new String(message, 0, length, StandardCharsets.ISO_8859_1);
        Matcher end = HEADERS_END.matcher(text);
        Matcher id = ID.matcher(end.find() ? text.substring(0, end.start() + 1) : text);
        return id.find() && id.group(1).length() <= LONGEST_ID ? id.group(1) : null;
    }
}
