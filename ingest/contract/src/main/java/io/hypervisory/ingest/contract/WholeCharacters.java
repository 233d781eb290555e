package io.hypervisory.ingest.contract;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/// Never ends what it gives between the two halves of a character: the parser of YAML asks for the
/// other half beyond the end of its buffer (snakeyaml-engine, as Jackson 3.2 has it) and fails.
/// Used by one thread.
final class WholeCharacters extends PushbackReader {
    WholeCharacters(Reader in) {
        super(in, 1);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        int last = offset + read - 1;
        if (read > 1 && Character.isHighSurrogate(buffer[last])) {
            unread(buffer[last]);
            return read - 1;
        }
        return read;
    }
}
