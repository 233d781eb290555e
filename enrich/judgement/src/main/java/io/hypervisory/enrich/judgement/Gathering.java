package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.judgement.Evidence.Fact;
import io.hypervisory.enrich.judgement.Evidence.Text;
import io.hypervisory.enrich.judgement.Evidence.Where;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Evidence in the making: what advisories and patches have in common. Fields that no rule asks for
/// are left out.
final class Gathering {

    private final Set<Field> wanted;
    private final List<Text> texts = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    Gathering(Set<Field> wanted) {
        this.wanted = wanted;
    }

    Evidence evidence(@Nullable String publisher, List<Evidence.Part> parts) {
        fact(Field.HAS_WORDS, Text.haveWords(texts), "");
        return new Evidence(publisher, texts, facts, parts, List.of());
    }

    void text(Place place, @Nullable String text, int[] parts, Where where) {
        text(place, text, parts, null, where);
    }

    void text(
            Place place,
            @Nullable String text,
            int[] parts,
            @Nullable Sections sections,
            Where where) {
        if (text != null && !text.isEmpty()) {
            texts.add(new Text(place, where, text, parts, sections));
        }
    }

    void texts(Place place, List<String> all, String list) {
        for (int i = 0; i < all.size(); i++) {
            text(place, all.get(i), Evidence.OF_NONE, new Where("", list, i, ""));
        }
    }

    boolean wants(Field field) {
        return wanted.contains(field);
    }

    void fact(Field field, @Nullable String value, String pointer) {
        if (value != null && wants(field)) {
            fact(field, null, value, Evidence.OF_ALL, Where.at(pointer));
        }
    }

    void fact(Field field, @Nullable String label, String value, int part, Where where) {
        if (wants(field)) {
            facts.add(new Fact(field, label, value, part, where));
        }
    }

    /// @param holds null when nobody says
    void fact(Field field, @Nullable Boolean holds, String pointer) {
        fact(field, holds == null ? null : holds ? "yes" : "no", pointer);
    }

    void note(Note note, String base, int index, int[] parts, @Nullable Sections sections) {
        String list = "/notes/";
        text(Place.HEADING, note.title(), parts, new Where(base, list, index, "/title"));
        text(
                NotePlaces.of(note),
                note.text(),
                parts,
                sections,
                new Where(base, list, index, "/text"));
    }

    void references(List<Reference> references, String base, int[] parts) {
        for (int i = 0; i < references.size(); i++) {
            text(
                    Place.REFERENCE,
                    references.get(i).summary(),
                    parts,
                    new Where(base, "/references/", i, "/summary"));
        }
    }

    /// @param parts index of each CVE's vulnerability
    /// @param cves all that the notice names
    void knowledge(List<String> cves, List<CveKnowledge> knowledge, Map<String, Integer> parts) {
        long rejected = knowledge.stream().filter(CveKnowledge::isRejected).count();
        boolean all = rejected > 0 && rejected == cves.size();
        fact(Field.ALL_CVES_REJECTED, all, all ? "/knowledge/0" : "");
        for (int i = 0; i < knowledge.size(); i++) {
            CveKnowledge known = knowledge.get(i);
            knowledge(known, "/knowledge/" + i, parts.getOrDefault(known.cve(), Evidence.OF_ALL));
        }
    }

    private void knowledge(CveKnowledge known, String base, int part) {
        for (int i = 0; i < known.exploited().size(); i++) {
            var each = known.exploited().get(i);
            var where = new Where(base, "/exploited/", i, "");
            fact(Field.KNOWN_EXPLOITED, null, each.by(), part, where);
            if (each.ransomware() != null) {
                String said = each.ransomware() ? "yes" : "no";
                fact(Field.KNOWN_RANSOMWARE, null, said, part, where);
            }
        }
        for (int i = 0; i < known.scores().size(); i++) {
            var each = known.scores().get(i);
            var where = new Where(base, "/scores/", i, "");
            if (each.vector() != null) {
                fact(Field.KNOWN_CVSS, null, each.vector(), part, where);
            }
            if (each.baseScore() != null) {
                fact(Field.KNOWN_SCORE, null, each.baseScore().toString(), part, where);
            }
        }
        for (int i = 0; i < known.likelihoods().size(); i++) {
            var each = known.likelihoods().get(i);
            fact(
                    Field.KNOWN_LIKELIHOOD,
                    null,
                    Double.toString(each.atLeast()),
                    part,
                    new Where(base, "/likelihoods/", i, ""));
        }
        for (int i = 0; i < known.decisions().size(); i++) {
            var where = new Where(base, "/decisions/", i, "");
            fact(Field.KNOWN_SSVC, null, known.decisions().get(i).points(), part, where);
        }
        for (int i = 0; i < known.records().size(); i++) {
            String state = known.records().get(i).state();
            if (state != null) {
                fact(Field.KNOWN_STATE, null, state, part, new Where(base, "/records/", i, ""));
            }
        }
    }
}
