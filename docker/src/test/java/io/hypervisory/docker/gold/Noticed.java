package io.hypervisory.docker.gold;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.NoticeId;

/// A notice in the shape in which it is judged.
sealed interface Noticed {
    Classification judge(Classifier classifier);

    record OfAdvisory(NoticeId id, Advisory.Content content) implements Noticed {
        @Override
        public Classification judge(Classifier classifier) {
            return classifier.classify(id, content);
        }
    }

    record OfPatch(NoticeId id, Patch.Content content) implements Noticed {
        @Override
        public Classification judge(Classifier classifier) {
            return classifier.classify(id, content);
        }
    }

    /// As `explain --as text` takes it.
    record Bare(String title, String text) implements Noticed {
        @Override
        public Classification judge(Classifier classifier) {
            return classifier.classify(title, text);
        }
    }
}
