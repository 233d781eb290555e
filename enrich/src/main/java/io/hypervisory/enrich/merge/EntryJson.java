package io.hypervisory.enrich.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.ByteArrayOutputStream;

/// Puts an entry's JSON together around its content's, which is written once and is most of it: the
/// same bytes as `Json.bytes(entry)`.
final class EntryJson {
    private EntryJson() {}

    static byte[] of(String type, NoticeId id, byte[] content, Lineage lineage) {
        byte[] head = ("{\"type\":\"" + type + "\",\"content\":").getBytes(UTF_8);
        byte[] middle = (",\"id\":" + Json.text(id) + ",\"lineage\":").getBytes(UTF_8);
        byte[] tail = Json.bytes(lineage);
        var json =
                new ByteArrayOutputStream(
                        head.length + content.length + middle.length + tail.length + 1);
        json.writeBytes(head);
        json.writeBytes(content);
        json.writeBytes(middle);
        json.writeBytes(tail);
        json.write('}');
        return json.toByteArray();
    }
}
