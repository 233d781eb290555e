package io.hypervisory.index.web;

import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values of facets that were chosen beside a query: of one field any, of several fields all.
///
/// @param chosen values by field, in the order of choice
record Narrowing(Map<Field, List<String>> chosen) {
    /// The parameter that holds each, as `vendor:vmware`.
    static final String PARAMETER = "in";

    static final Narrowing NONE = new Narrowing(Map.of());

    /// What may be chosen.
    private static final Set<Field.Kind> KINDS =
            Set.of(Field.Kind.KEYWORD, Field.Kind.BOOLEAN, Field.Kind.YEAR);

    /// @param values as `vendor:vmware`
    /// @throws BadParameterException when one is no value of a facet
    static Narrowing of(List<String> values) {
        var chosen = new LinkedHashMap<Field, Set<String>>();
        for (String each : values) {
            int colon = each.indexOf(':');
            String value = each.substring(colon + 1);
            if (colon < 0 || value.isBlank()) {
                throw refused(each);
            }
            chosen.computeIfAbsent(field(each, colon), _ -> new LinkedHashSet<>()).add(value);
        }
        var lists = new LinkedHashMap<Field, List<String>>();
        chosen.forEach((field, all) -> lists.put(field, List.copyOf(all)));
        return new Narrowing(lists);
    }

    private static Field field(String each, int colon) {
        String name = each.substring(0, colon);
        return Field.named().stream()
                .filter(field -> KINDS.contains(field.kind()))
                .filter(field -> field.written().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(each));
    }

    private static BadParameterException refused(String each) {
        return new BadParameterException(
                PARAMETER, "\"" + each + "\" is no field and value, as vendor:vmware", null);
    }

    /// A query and what it is narrowed by.
    Clause of(Clause query) {
        var all =
                new ArrayList<Clause>(
                        query instanceof Clause.And(var parts) ? parts : List.of(query));
        chosen.forEach((field, values) ->
                all.add(
                        new Clause.Or(
                                values.stream()
                                        .<Clause>map(value -> new Clause.Term(field, value))
                                        .toList())));
        return chosen.isEmpty() ? query : new Clause.And(all);
    }

    boolean has(Field field, String value) {
        return chosen.getOrDefault(field, List.of()).contains(value);
    }

    /// With one more, or without it where it was chosen.
    Narrowing toggled(Field field, String value) {
        var values = new ArrayList<>(chosen.getOrDefault(field, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        var changed = new LinkedHashMap<>(chosen);
        changed.put(field, List.copyOf(values));
        if (values.isEmpty()) {
            changed.remove(field);
        }
        return new Narrowing(changed);
    }

    /// As the address holds them, `&in=vendor%3Avmware` each.
    String address() {
        var address = new StringBuilder();
        chosen.forEach((field, values) ->
                values.forEach(value ->
                        address.append('&')
                                .append(PARAMETER)
                                .append('=')
                                .append(Words.encoded(field.written() + ":" + value))));
        return address.toString();
    }
}
