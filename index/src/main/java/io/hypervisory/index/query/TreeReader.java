package io.hypervisory.index.query;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.queryparser.flexible.core.nodes.AndQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BoostQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FuzzyQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.OrQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.SlopQueryNode;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.jspecify.annotations.Nullable;

/// Turns Lucene's syntax tree into ours, and refuses with its column what we do not offer. For one
/// query.
final class TreeReader {
    private static final int DEEPEST = 20;
    private static final int MOST_CLAUSES = 500;

    private final Written written;
    private final Values values;
    private int clauses;

    /// @param zone of the days that dates mean
    TreeReader(Written written, ZoneId zone) {
        this.written = written;
        this.values = new Values(zone);
    }

    Clause read(QueryNode node, int depth) {
        if (depth > DEEPEST) {
            throw refuse("a query nests at most " + DEEPEST + " deep", start(node));
        }
        if (++clauses > MOST_CLAUSES) {
            throw refuse("a query has at most " + MOST_CLAUSES + " clauses", start(node));
        }
        return switch (node) {
            case GroupQueryNode group -> read(group.getChild(), depth + 1);
            case OrQueryNode or -> joined(or, depth, Clause.Or::new);
            case AndQueryNode and -> joined(and, depth, Clause.And::new);
            case BooleanQueryNode side -> joined(side, depth, Clause.And::new);
            case ModifierQueryNode modifier -> modified(modifier, depth);
            case SlopQueryNode slop -> sloppy(slop);
            case TermRangeQueryNode range -> range(range);
            case BoostQueryNode boost ->
                    throw refuse("weights (^) are not offered", start(boost.getChild()));
            case FuzzyQueryNode fuzzy ->
                    throw refuse("fuzzy words (~) are not offered", fuzzy.getBegin());
            case QuotedFieldQueryNode quoted -> phrase(quoted, 0);
            case FieldQueryNode term -> term(term);
            default -> throw refuse("this form of clause is not offered", start(node));
        };
    }

    private Clause joined(QueryNode node, int depth, Function<List<Clause>, Clause> join) {
        var parts = new ArrayList<Clause>();
        for (QueryNode child : node.getChildren()) {
            parts.add(read(child, depth + 1));
        }
        return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }

    private Clause modified(ModifierQueryNode node, int depth) {
        Clause part = read(node.getChild(), depth + 1);
        return node.getModifier() == ModifierQueryNode.Modifier.MOD_NOT
                ? new Clause.Not(part)
                : part;
    }

    private Clause sloppy(SlopQueryNode node) {
        if (node.getChild() instanceof QuotedFieldQueryNode quoted) {
            return phrase(quoted, node.getValue());
        }
        throw refuse("a distance (~) stands behind quoted words only", start(node.getChild()));
    }

    private Clause phrase(QuotedFieldQueryNode node, int slop) {
        Field field = field(node);
        String text = node.getTextAsString();
        return switch (field.kind()) {
            case ANY, TEXT, PRODUCT -> new Clause.Phrase(field, text, slop);
            case KEYWORD -> begun(field, text);
            case ID -> new Clause.Term(field, text);
            case DATE, AGE, YEAR, BOOLEAN, NUMBER, AFFECTS -> value(field, text, node.getBegin());
        };
    }

    /// A whole value, or with a star at its end all that begin so.
    private static Clause begun(Field field, String text) {
        if (text.length() < 2 || !text.endsWith("*")) {
            return new Clause.Term(field, text);
        }
        String beginning = text.substring(0, text.length() - 1).replaceAll("[\\\\*?]", "\\\\$0");
        return new Clause.Pattern(field, beginning + "*");
    }

    private Clause term(FieldQueryNode node) {
        Field field = field(node);
        String pattern = pattern(node.getText());
        if (pattern != null) {
            return wildcard(field, pattern, node.getBegin());
        }
        String text = node.getTextAsString();
        return switch (field.kind()) {
            case ANY, KEYWORD, ID, TEXT, PRODUCT -> new Clause.Term(field, text);
            case DATE, AGE, YEAR, BOOLEAN, NUMBER, AFFECTS -> value(field, text, node.getBegin());
        };
    }

    private Clause wildcard(Field field, String pattern, int at) {
        if (pattern.equals("*")) {
            return field == Field.ANY ? new Clause.MatchAll() : new Clause.Exists(field);
        }
        if (pattern.startsWith("*") || pattern.startsWith("?")) {
            throw refuse("a wildcard cannot stand first: every word would have to be read", at);
        }
        return switch (field.kind()) {
            case ANY, KEYWORD, ID, TEXT, PRODUCT, YEAR -> new Clause.Pattern(field, pattern);
            case AGE, NUMBER, AFFECTS ->
                    throw refuse(field.written() + " takes no wildcard but *", at);
            case DATE ->
                    throw refuse("dates take no wildcard; write a range or a shorter date", at);
            case BOOLEAN -> throw refuse(field.written() + " is true or false", at);
        };
    }

    /// The text with wildcards as they are and other special characters escaped; null when it has
    /// no wildcard.
    private static @Nullable String pattern(CharSequence text) {
        var pattern = new StringBuilder();
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = text instanceof UnescapedCharSequence raw && raw.wasEscaped(i);
            boolean wild = (c == '*' || c == '?') && !escaped;
            found |= wild;
            if (!wild && (c == '*' || c == '?' || c == '\\')) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
        return found ? pattern.toString() : null;
    }

    private Clause range(TermRangeQueryNode node) {
        FieldQueryNode lower = node.getLowerBound();
        FieldQueryNode upper = node.getUpperBound();
        Field field = field(lower);
        String from = bound(lower);
        String to = bound(upper);
        return switch (field.kind()) {
            case DATE -> period(node, field, from, to);
            case YEAR -> between(node, field, Values::year);
            case NUMBER -> between(node, field, Values::number);
            case AGE -> age(node);
            case ANY, KEYWORD, ID, TEXT, PRODUCT, BOOLEAN, AFFECTS ->
                    throw refuse("ranges are for " + Field.ranged(), start(lower));
        };
    }

    private Clause period(
            TermRangeQueryNode node, Field field, @Nullable String from, @Nullable String to) {
        var lower = from == null ? null : date(from, node.getLowerBound().getBegin());
        var upper = to == null ? null : date(to, node.getUpperBound().getBegin());
        return new Clause.Period(
                field,
                lower == null ? null : node.isLowerInclusive() ? lower.from() : lower.until(),
                upper == null ? null : node.isUpperInclusive() ? upper.until() : upper.from());
    }

    private Clause period(Field field, String text, int at) {
        var period = date(text, at);
        return new Clause.Period(field, period.from(), period.until());
    }

    private static @Nullable String bound(FieldQueryNode node) {
        String text = node.getTextAsString();
        return text.equals("*") || text.isEmpty() ? null : text;
    }

    private Clause between(TermRangeQueryNode node, Field field, UnaryOperator<String> read) {
        return new Clause.Range(
                field,
                bound(node.getLowerBound(), read),
                node.isLowerInclusive(),
                bound(node.getUpperBound(), read),
                node.isUpperInclusive());
    }

    private Clause age(TermRangeQueryNode node) {
        String more = bound(node.getLowerBound(), Values::age);
        String less = bound(node.getUpperBound(), Values::age);
        var at = more == null ? node.getUpperBound() : node.getLowerBound();
        return new Clause.Age(more, less, written.column(at.getBegin()));
    }

    private @Nullable String bound(FieldQueryNode node, UnaryOperator<String> read) {
        String text = bound(node);
        return text == null ? null : read(() -> read.apply(text), node.getBegin());
    }

    /// Of a field that is asked for one value of its own kind.
    private Clause value(Field field, String text, int at) {
        return switch (field.kind()) {
            case DATE -> period(field, text, at);
            case YEAR -> new Clause.Term(field, read(() -> Values.year(text), at));
            case BOOLEAN -> new Clause.Term(field, read(() -> Values.truth(text), at));
            case NUMBER -> new Clause.Term(field, read(() -> Values.number(text), at));
            case AFFECTS -> read(() -> Values.affects(text), at);
            case AGE -> throw refuse("an age is less or more: age:<30d, age:>1y", at);
            case ANY, KEYWORD, ID, TEXT, PRODUCT ->
                    throw new IllegalArgumentException(field + " has no values of its own kind");
        };
    }

    private DatePeriod date(String text, int at) {
        return read(() -> values.date(text), at);
    }

    private <T> T read(Supplier<T> value, int at) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(e.getMessage()), at);
        }
    }

    private Field field(FieldQueryNode node) {
        String name = node.getFieldAsString();
        if (name == null || name.isEmpty()) {
            return Field.ANY;
        }
        return Field.of(name)
                .orElseThrow(() ->
                        new QuerySyntaxException(
                                "unknown field \"" + name + "\"; known are " + Field.names(),
                                written.columnOfField(name, node.getBegin())));
    }

    private QuerySyntaxException refuse(String message, int escapedAt) {
        return new QuerySyntaxException(message, written.column(escapedAt));
    }

    /// Where the first word below a node stands.
    private static int start(QueryNode node) {
        if (node instanceof FieldQueryNode leaf) {
            return leaf.getBegin();
        }
        return node.getChildren() == null || node.getChildren().isEmpty()
                ? 0
                : start(node.getChildren().getFirst());
    }
}
