package io.hypervisory.docker.gold;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /// An advisory with the patches that its own document tells of: what the document says on
    /// restarts, readers put to the patches. Yes when any of them says yes.
    record WithPatches(OfAdvisory advisory, List<OfPatch> patches) implements Noticed {
        @Override
        public Classification judge(Classifier classifier) {
            Classification own = advisory.judge(classifier);
            var impacts = new TreeMap<String, Label>();
            own.impacts().forEach(label -> add(impacts, label));
            for (OfPatch patch : patches) {
                patch.judge(classifier).impacts().forEach(label -> add(impacts, label));
            }
            return new Classification(
                    own.rules(),
                    own.kinds(),
                    own.components(),
                    own.formFactors(),
                    own.mechanisms(),
                    List.copyOf(impacts.values()),
                    own.attacks(),
                    own.qualities(),
                    own.states(),
                    own.fixes(),
                    own.hardware(),
                    own.parts(),
                    own.urgency());
        }

        private static void add(Map<String, Label> impacts, Label label) {
            impacts.merge(label.value(), label, (old, now) -> heard(now) > heard(old) ? now : old);
        }
    }

    /// One yes decides; what one leaves open, another's no does not close.
    private static int heard(Label label) {
        return switch (label.verdict()) {
            case YES -> 2;
            case UNKNOWN -> 1;
            case NO -> 0;
        };
    }

    /// As `explain --as text` takes it.
    record Bare(String title, String text) implements Noticed {
        @Override
        public Classification judge(Classifier classifier) {
            return classifier.classify(title, text);
        }
    }
}
