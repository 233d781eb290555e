package io.hypervisory.analysis;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/// The token filters that our index settings name, under the names and with the parameters of
/// Elasticsearch's own module `analysis-common`, so that the same settings load on a server that
/// has the module and on the embedded one, which has not. Thread-safe.
public final class AnalysisFilters extends Plugin implements AnalysisPlugin {
    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "asciifolding",
                AnalysisFilters::asciiFolding,
                "stemmer",
                AnalysisPlugin.requiresAnalysisSettings(AnalysisFilters::stemmer));
    }

    private static TokenFilterFactory asciiFolding(
            IndexSettings index, Environment environment, String name, Settings settings) {
        if (settings.getAsBoolean("preserve_original", false)) {
            throw new IllegalArgumentException(
                    "asciifolding [" + name + "]: preserve_original is not in this plugin");
        }
        return new Folding(name);
    }

    private static TokenFilterFactory stemmer(
            IndexSettings index, Environment environment, String name, Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        return switch (language) {
            case "english", "porter" -> filter(name, PorterStemFilter::new);
            case "light_english", "kstem" -> filter(name, KStemFilter::new);
            case "possessive_english" -> filter(name, EnglishPossessiveFilter::new);
            default ->
                    throw new IllegalArgumentException(
                            "stemmer [%s]: language [%s] is not in this plugin"
                                    .formatted(name, language));
        };
    }

    private static TokenFilterFactory filter(String name, UnaryOperator<TokenStream> filter) {
        return new AbstractTokenFilterFactory(name) {
            @Override
            public TokenStream create(TokenStream input) {
                return filter.apply(input);
            }
        };
    }

    /// Folds single terms, as in wildcards, too.
    private static final class Folding extends AbstractTokenFilterFactory
            implements NormalizingTokenFilterFactory {
        Folding(String name) {
            super(name);
        }

        @Override
        public TokenStream create(TokenStream input) {
            return new ASCIIFoldingFilter(input);
        }
    }
}
