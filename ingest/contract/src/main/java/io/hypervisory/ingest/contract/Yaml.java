package io.hypervisory.ingest.contract;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The one way in which YAML is parsed: from characters (a `String` or a `Reader`, never bytes),
/// none of which the parser is shown half of. Who uses this brings `jackson-dataformat-yaml`: the
/// module leaves it optional, since none of its records is YAML. Thread-safe.
public final class Yaml {
    public static final YAMLMapper MAPPER = builder().build();

    private Yaml() {}

    /// For a mapper with features of its own.
    public static YAMLMapper.Builder builder() {
        return YAMLMapper.builder(YAMLFactory.builder().inputDecorator(new Whole()).build());
    }

    private static final class Whole extends InputDecorator {
        private static final long serialVersionUID = 1;

        @Override
        public Reader decorate(IOContext context, Reader in) {
            return new WholeCharacters(in);
        }

        /// @throws UnsupportedOperationException since whoever decodes bytes must say how
        @Override
        public InputStream decorate(IOContext context, InputStream in) {
            throw bytes();
        }

        /// @throws UnsupportedOperationException as above
        @Override
        public @Nullable InputStream decorate(IOContext context, byte[] in, int from, int length) {
            throw bytes();
        }

        private static UnsupportedOperationException bytes() {
            return new UnsupportedOperationException("YAML is parsed from characters, not bytes");
        }
    }
}
