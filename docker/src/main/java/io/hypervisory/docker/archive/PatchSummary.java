package io.hypervisory.docker.archive;

import io.hypervisory.docker.archive.HistoryFacts.NamedPatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a patch repairs, in our own words. Often the facts know only the subjects of the advisory
/// that names it; then the sentence leaves open which of them it is.
final class PatchSummary {
    private static final String ONE_OF = "one of: ";

    private PatchSummary() {}

    /// Empty where the facts do not say.
    static String of(NamedPatch patch) {
        return Stream.of(repaired(patch), concerned(patch))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String repaired(NamedPatch patch) {
        // how our collection came to know is not the publisher's
        String component = patch.component().replace(" (by supersession)", "");
        if (component.isEmpty()) {
            return "";
        }
        if (!isOpen(patch)) {
            return "It repairs " + component + ".";
        }
        return "Its advisory is about "
                + component.replace(ONE_OF, "")
                + "; which of them it repairs is not told.";
    }

    private static boolean isOpen(NamedPatch patch) {
        return patch.component().startsWith(ONE_OF)
                || patch.component().contains(";")
                || patch.componentClass().contains(" or ");
    }

    private static String concerned(NamedPatch patch) {
        return patch.componentClass().isEmpty()
                ? ""
                : Stream.of(patch.componentClass().split(" or "))
                        .map(PatchSummary::named)
                        .collect(Collectors.joining(" or ", "It concerns ", "."));
    }

    private static String named(String componentClass) {
        return switch (componentClass) {
            case "service_console" -> "the service console";
            case "vmm_vmkernel" -> "the virtual machine monitor and the VMkernel";
            case "vmware_mgmt" -> "the management software";
            case "mgmt_bundled_java" -> "the Java software that comes with the management";
            case "third_party_lib" -> "a library of a third party";
            case "guest_tools" -> "the tools in the guest";
            case "driver" -> "a driver";
            case "vmware_code_unspecified" -> "code of VMware's own";
            default -> throw new IllegalStateException("component_class " + componentClass);
        };
    }
}
