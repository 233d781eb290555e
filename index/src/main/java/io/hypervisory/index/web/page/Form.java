package io.hypervisory.index.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A form that asks by GET, so that its answer has an address.
///
/// @param error what is wrong with no single field; null when nothing is
public record Form(String action, List<Group> groups, String submit, @Nullable String error) {
    /// Fields that belong together.
    public record Group(String legend, List<Field> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /// @param id unique on its page
    /// @param type as HTML has it; of no account where there are choices
    /// @param hint null when the label says enough
    /// @param error what is wrong with the value; null when nothing is
    /// @param choices empty for free text
    public record Field(
            String id,
            String name,
            String label,
            String type,
            String value,
            @Nullable String hint,
            @Nullable String error,
            List<Choice> choices) {
        private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

        public Field {
            choices = List.copyOf(choices);
        }

        /// Its type, but `text` for a value that an input of the type would not show.
        public String shownType() {
            boolean shows =
                    switch (type) {
                        case "date" -> value.isEmpty() || isDay(value);
                        case "number" -> value.isEmpty() || NUMBER.matcher(value).matches();
                        default -> true;
                    };
            return shows ? type : "text";
        }

        private static boolean isDay(String value) {
            try {
                LocalDate.parse(value);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        /// Ids of what describes it; null when nothing does.
        public @Nullable String describedBy() {
            if (hint == null && error == null) {
                return null;
            }
            String first = error == null ? "" : id + "-error ";
            return (first + (hint == null ? "" : id + "-hint")).strip();
        }
    }

    public record Choice(String value, String words) {}

    public Form {
        groups = List.copyOf(groups);
    }
}
