package io.hypervisory.enrich.judgement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the examples of rules, and the names of fields.
final class ExampleReader {
    private static final Set<String> KEYS = keys();

    private ExampleReader() {}

    private static Set<String> keys() {
        var keys = new LinkedHashSet<>(List.of("publisher", "fields", "labels"));
        for (Place place : Place.values()) {
            keys.add(place.word());
        }
        return keys;
    }

    /// A field as rules name it.
    ///
    /// @param label of a statement; null for other fields
    record Name(Field field, @Nullable String label) {}

    static Name name(String file, Lines said, String rule) {
        return name(file, said.line(), said.text(file), rule);
    }

    private static Name name(String file, int line, String text, String rule) {
        int slash = text.indexOf('/');
        Field field = Field.named(slash < 0 ? text : text.substring(0, slash));
        if (field == null) {
            throw new Lines.Fault(
                    file,
                    line,
                    rule + ": no field is called `" + text + "`; known are " + Field.words());
        }
        return new Name(field, slash < 0 ? null : text.substring(slash + 1));
    }

    static Example read(String file, Lines said, String rule) {
        String at = file + " line " + said.line();
        if (said instanceof Lines.Scalar) {
            var text = new Example.Said(null, said.text(file));
            return new Example(at, List.of(text), null, List.of(), List.of());
        }
        var texts = new ArrayList<Example.Said>();
        var fields = new ArrayList<Example.Fact>();
        var labels = new ArrayList<Rule.Said>();
        String publisher = null;
        for (Map.Entry<String, Lines> each : said.entries(file, KEYS).entrySet()) {
            Lines value = each.getValue();
            switch (each.getKey()) {
                case "publisher" -> publisher = value.text(file);
                case "fields" -> fields.addAll(fields(file, value, rule));
                case "labels" ->
                        value.list().forEach(one -> labels.add(LabelName.read(file, one, rule)));
                default -> {
                    Place place = Place.named(each.getKey());
                    value.texts(file).forEach(text -> texts.add(new Example.Said(place, text)));
                }
            }
        }
        return new Example(at, texts, publisher, fields, labels);
    }

    private static List<Example.Fact> fields(String file, Lines said, String rule) {
        if (!(said instanceof Lines.Entries(int _, Map<String, Lines> entries))) {
            throw new Lines.Fault(file, said.line(), rule + ": fields are `name: value`");
        }
        var fields = new ArrayList<Example.Fact>();
        entries.forEach((key, value) -> {
            Name name = name(file, value.line(), key, rule);
            for (String text : value.texts(file)) {
                if (name.field().isNumber()) {
                    value.list().forEach(each -> each.number(file));
                }
                fields.add(new Example.Fact(name.field(), name.label(), text));
            }
        });
        return fields;
    }
}
