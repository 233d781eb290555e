package io.hypervisory.index.web.page;

import io.hypervisory.index.query.Field;
import io.hypervisory.index.query.Help;
import java.util.List;

/// What a query may say.
public record HelpPage(String introduction, List<Help.Form> forms, List<Field> fields) {
    public HelpPage {
        forms = List.copyOf(forms);
        fields = List.copyOf(fields);
    }

    /// The language as it is.
    public static HelpPage current() {
        return new HelpPage(Help.INTRODUCTION, Help.forms(), Field.named());
    }
}
