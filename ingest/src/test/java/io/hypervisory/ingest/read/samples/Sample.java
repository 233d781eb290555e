package io.hypervisory.ingest.read.samples;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.read.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A document, what it says, and the ways in which it comes out of shape; see the README beside the
/// samples.
///
/// @param text of the document
/// @param expected the notices or assertions
record Sample(
        String format,
        String name,
        String url,
        @Nullable String contentType,
        String text,
        List<JsonNode> expected,
        List<Mutation> mutations) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

    /// @param expect null when nothing but the shape changes
    /// @param reason of a refusal; null when any will do
    record Mutation(
            String name, JsonNode edits, @Nullable JsonNode expect, @Nullable String reason) {
        boolean isRejected() {
            return expect != null && expect.isString() && expect.asString().equals("rejected");
        }
    }

    static Sample of(Path folder) {
        JsonNode expected = yaml(folder.resolve("expected.yaml"));
        JsonNode notices = expected.path("notices");
        JsonNode all = notices.isMissingNode() ? expected.path("assertions") : notices;
        if (!all.isArray()) {
            throw new IllegalArgumentException(folder + " expects neither notices nor assertions");
        }
        return new Sample(
                folder.getParent().getFileName().toString(),
                folder.getFileName().toString(),
                expected.path("url").asString("https://www.example.org/document"),
                expected.path("contentType").isString()
                        ? expected.path("contentType").asString()
                        : null,
                text(document(folder)),
                list(all),
                list(yaml(folder.resolve("mutations.yaml"))).stream()
                        .map(Sample::mutation)
                        .toList());
    }

    private static Mutation mutation(JsonNode node) {
        JsonNode expect = node.get("expect");
        boolean same = expect == null || expect.isString() && expect.asString().equals("same");
        JsonNode reason = node.get("reason");
        return new Mutation(
                node.path("name").asString(),
                node.path("edits"),
                same ? null : expect,
                reason == null ? null : reason.asString());
    }

    Document document() {
        return document(text);
    }

    /// @throws IllegalArgumentException when an edit is not the only one, or changes nothing
    Document document(Mutation mutation) {
        String changed = text;
        for (JsonNode edit : mutation.edits()) {
            changed = edited(changed, edit);
        }
        if (changed.equals(text)) {
            throw new IllegalArgumentException("nothing changes");
        }
        return document(changed);
    }

    private static String edited(String text, JsonNode edit) {
        boolean all = edit.path("all").asBoolean(false);
        String replacement = edit.path("replace").asString("");
        boolean regex = edit.has("regex");
        Pattern pattern =
                regex
                        ? Pattern.compile(edit.get("regex").asString(), Pattern.DOTALL)
                        : Pattern.compile(edit.path("find").asString(), Pattern.LITERAL);
        long times = pattern.matcher(text).results().count();
        if (times == 0 || times > 1 && !all) {
            throw new IllegalArgumentException(times + " times in the document: " + pattern);
        }
        return pattern.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                regex ? withGroups(replacement, match) : replacement));
    }

    /// `$1` stands for a group; any other sign for itself.
    private static String withGroups(String replacement, MatchResult match) {
        return GROUP.matcher(replacement)
                .replaceAll(group -> {
                    String text = match.group(Integer.parseInt(group.group(1)));
                    return Matcher.quoteReplacement(text == null ? "" : text);
                });
    }

    private Document document(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Document(
                "a-source",
                format,
                false,
                url,
                contentType,
                null,
                -1,
                -1,
                Digests.sha256(bytes),
                Instant.parse("2026-01-02T03:04:05Z"),
                bytes);
    }

    static JsonNode yaml(Path file) {
        return YAML.readTree(text(file));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static Path document(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("document."))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(folder + " has no document"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
