package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.enrich.judgement.Evidence.Fact;
import io.hypervisory.enrich.judgement.Evidence.Text;
import io.hypervisory.enrich.judgement.Evidence.Where;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what sort of notice it is, what it touches and what applying it costs, by rules that are
/// data. Immutable, thread-safe, pure.
public final class Classifier {
    private final Rules rules;
    private final RuleBook book;

    public Classifier(Rules rules) {
        this.rules = rules;
        this.book = new RuleBook(rules.all(), rules.denials());
    }

    /// By the rules that the project ships.
    public static Classifier standard() {
        return new Classifier(Rules.standard());
    }

    public Rules rules() {
        return rules;
    }

    /// Names the rules: see [Rules#version].
    public String version() {
        return rules.version();
    }

    /// @param id whose vendor is taken for the publisher
    public Classification classify(NoticeId id, Advisory.Content content) {
        Evidence evidence = AdvisoryEvidence.of(id.vendor(), content, book.fields());
        return judged(evidence, Alarms.of(content));
    }

    /// @param id whose vendor is taken for the publisher
    public Classification classify(NoticeId id, Patch.Content content) {
        Evidence evidence = PatchEvidence.of(id.vendor(), content, book.fields());
        return judged(evidence, Alarms.of(content));
    }

    /// Of a text without a format, whose words stand at `/title` and `/text`. Whether it has words
    /// and names a CVE is all that is known of its fields.
    public Classification classify(String title, String text) {
        boolean named = !IdGrammar.cves(title + "\n" + text).isEmpty();
        List<Text> texts =
                List.of(text(Place.TITLE, "/title", title), text(Place.TEXT, "/text", text));
        List<Fact> facts =
                List.of(
                        fact(Field.NAMES_A_CVE, named),
                        fact(Field.HAS_WORDS, Text.haveWords(texts)));
        var evidence = new Evidence(null, texts, facts, List.of(), List.of());
        return judged(evidence, new Alarms(null, null, null, null));
    }

    private static Fact fact(Field field, boolean holds) {
        return new Fact(field, null, holds ? "yes" : "no", Evidence.OF_ALL, Where.at(""));
    }

    private static Text text(Place place, String pointer, String text) {
        return new Text(place, Where.at(pointer), text, Evidence.OF_NONE, null);
    }

    private Classification judged(Evidence evidence, Alarms alarms) {
        Classification labels = judge(evidence).classification(version());
        return urgent(labels, rules.urgency().of(labels, alarms));
    }

    Judge judge(Evidence evidence) {
        return Judge.of(book, evidence);
    }

    private static Classification urgent(Classification labels, @Nullable Urgency urgency) {
        return new Classification(
                labels.rules(),
                labels.kinds(),
                labels.components(),
                labels.formFactors(),
                labels.mechanisms(),
                labels.impacts(),
                labels.attacks(),
                labels.qualities(),
                labels.states(),
                labels.fixes(),
                labels.hardware(),
                labels.parts(),
                urgency);
    }
}
