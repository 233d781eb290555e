package io.hypervisory.enrich.judgement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shipped rules say of sentences that deny.
class DenialsTest {
    private static final Classifier CLASSIFIER = Classifier.standard();

    private static Classification classify(String text) {
        return CLASSIFIER.classify("", text);
    }

    private static List<Verdict> reboot(String text) {
        return classify(text).impacts().stream()
                .filter(label -> label.value().equals("host-reboot"))
                .map(Label::verdict)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No reboot of the host is required.",
                "There is no need to reboot the host.",
                "You are not required to restart the host after this update.",
                "Rebooting the host is not necessary.",
                "The host does not have to be rebooted.",
                "A reboot isn't required.",
                "A reboot isn’t necessary for this patch.",
                "Reboot of the host is not required.",
                "A reboot of the host is unnecessary.",
                "The patch never requires a reboot.",
                "The update requires neither a reboot of the host nor a restart of services.",
                "Do not reboot the host.",
                "You need not reboot the host.",
                "You don't have to reboot the host after the update.",
                "After the update, do not reboot the host.",
                "After the update you need not reboot the host.",
                "Restart hostd rather than reboot the host.",
                "Restart the agents instead of a reboot of the host.",
                "It is applied to all machines without a reboot of the host.",
                "It does not, however, require a reboot of the host.",
                "The host is not stopped; no reboot of the host is necessary.",
                "No restart or reboot of the host is needed.",
                "None of these changes requires a reboot.",
                "The host doesn't need to be rebooted.",
                "It is not necessary to reboot the host.",
                "Reboot required? No.",
                "Is a reboot of the host required? No",
                "Do I need to reboot the host? No reboot of the host is required.",
                "Host reboot required?\tNo\nMaintenance mode required?\tYes",
                "Kein Neustart des Systems ist nötig.",
                "Das Update erfordert keinen Neustart des Systems.",
                "Ein Neustart des Systems ist nicht erforderlich.",
                "Ein Neustart des Systems ist nicht notwendig.",
                "Sie müssen nicht das System neu starten.",
                "Das Update wird ohne Neustart des Systems installiert.",
                "Ein Neustart des Computers ist nicht nötig.",
                "Es ist weder ein Neustart des Systems noch ein Dienst zu stoppen.",
            })
    void reboot_thatIsDenied_isNo(String text) {
        assertThat(reboot(text)).containsExactly(Verdict.NO);
    }

    /// What one line of a table or of labels denies is nothing to the next.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Live Patchable: No\nHost Reboot Required: Yes",
                "Live patchable\tNo\nHost Reboot Required\tYes",
                "Live patchable | No\nHost Reboot Required | Yes",
                "| Live patchable | No |\n| Host Reboot Required | Yes |",
                "Workarounds: none\nNote: a host reboot is required",
            })
    void lineOfATable_isNotDeniedByTheOneBefore(String text) {
        assertThat(reboot(text)).containsExactly(Verdict.YES);
    }

    @Test
    void line_thatIsWrapped_goesOn() {
        assertThat(reboot("This patch does not\nrequire a reboot of the host."))
                .containsExactly(Verdict.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A reboot of the host is required.",
                "Reboot the host.",
                "Host reboot required? Yes",
                "Is a reboot of the host required? Yes",
                "Do I have to reboot the host? Yes.",
                "Only once the host is rebooted does the fix take effect: reboot the host.",
                "All that is needed is a reboot of the host.",
                "If you run the clustered edition, you must restart the computer after you apply it.",
                "The patch does not take effect until you reboot the host.",
                "The patch cannot be applied without a reboot of the host.",
                "It is not complete without a reboot of the host.",
                "Guests are not affected, but a reboot of the host is required.",
                "Guests are not affected; reboot the host.",
                "No tool has to stop, however the host must be rebooted.",
                "The previous patch did not stop anything; this one requires a reboot of the host.",
                "No downtime of guests is needed, reboot the host.",
                "Do not forget to reboot the host.",
                "There is no doubt that a host reboot is required.",
                "The patch not only restarts hostd, it requires a reboot of the host.",
                "Guests need not move and the host must be rebooted.",
                "Like earlier updates, this update requires a reboot of the host.",
                "Not all guests must move. Reboot the host.",
                "Ein Neustart des Systems ist erforderlich.",
                "Gäste sind nicht betroffen, aber ein Neustart des Systems ist nötig.",
                "Das Update ist nicht ohne Neustart des Systems wirksam.",
                "Bitte nicht vergessen, das System neu starten.",
                "Das Update wirkt nicht, bis Sie das System neu starten.",
            })
    void reboot_thatIsNotWhatIsDenied_staysYes(String text) {
        assertThat(reboot(text)).containsExactly(Verdict.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The previous patch required a reboot of the host; this one does not.",
                "This patch fixes an issue where the host must be rebooted after a disk is lost.",
                "Resolves a problem in which the host needs to be rebooted.",
                "A memory leak causes the agent to hang and results in a reboot of the host.",
                "A reboot of the host was needed by the previous patch.",
                "Corrects a bug that made administrators reboot the host.",
                "Do I have to reboot the host?",
                "Is a reboot of the host required? That depends.",
                "After rebooting the host the datastore is missing.",
                "Reboot the guests or reboot the host.",
            })
    void reboot_thatIsToldOfSomethingElse_isNotSaid(String text) {
        assertThat(reboot(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quality | recalled | This patch was never recalled.",
                "quality | recalled | The patch was not recalled.",
                "quality | re-released | The update is not yet re-released.",
                "quality | recalled | Das Update wurde nicht zurückgezogen.",
                "state | withdrawn | This is no withdrawn advisory.",
                "state | superseded | The text never is superseded by another.",
                "attack | exploited | The flaw is not actively exploited.",
                "attack | exploited | Die Lücke wird nicht aktiv ausgenutzt.",
                "attack | public-exploit | We know of no public exploit.",
                "attack | guest-to-host | A guest to host escape is not possible.",
                "attack | dos-host | A denial of service of the host is not believed to be possible.",
                "component | service-console | This is not the service console.",
            })
    void dimensionWithoutNo_isSilent(String dimension, String value, String text) {
        Dimension named = Dimension.named(dimension);

        assertThat(named).isNotNull();
        assertThat(named.of(classify(text)))
                .filteredOn(label -> label.verdict() == Verdict.YES)
                .extracting(Label::value)
                .doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quality | recalled | This patch was recalled.",
                "quality | recalled | Do not install this patch.",
                "quality | recalled | Das Update wurde zurückgezogen.",
                "attack | exploited | The flaw is actively exploited.",
                "attack | guest-to-host | The input is not properly checked and allows a guest to host escape.",
                "component | service-console | This is the service console.",
            })
    void dimensionWithoutNo_speaksWhereNothingIsDenied(
            String dimension, String value, String text) {
        Dimension named = Dimension.named(dimension);

        assertThat(named).isNotNull();
        assertThat(named.of(classify(text)))
                .extracting(Label::value, Label::verdict)
                .contains(org.assertj.core.groups.Tuple.tuple(value, Verdict.YES));
    }

    @Test
    void denied_isShownWithTheWordsThatDenyIt() {
        String text = "Apply it. No sudden reboot of the host follows.";

        Label label =
                classify(text).impacts().stream()
                        .filter(each -> each.value().equals("host-reboot"))
                        .findFirst()
                        .orElseThrow();

        assertThat(label.words()).isEqualTo("No sudden reboot of the host");
        assertThat(text.substring(label.start(), label.end())).isEqualTo(label.words());
    }

    @Test
    void undeniableRule_speaksBesideADenial() {
        String yaml =
                """
                - id: own.reboot
                  label: impact/host-reboot
                  verdict: yes
                  confidence: 0.9
                  deniable: no
                  phrases: [bounces the box]
                  matches: [it never bounces the box]
                  misses: [it stays up]
                """;
        Rules own = Rules.standard().with(Map.of("own.yaml", yaml.getBytes(UTF_8)));

        assertThat(Examples.failures(new Classifier(own))).isEmpty();
        assertThat(
                        Examples.failures(
                                new Classifier(
                                        Rules.standard()
                                                .with(
                                                        Map.of(
                                                                "own.yaml",
                                                                yaml.replace(
                                                                                "deniable: no",
                                                                                "deniable: yes")
                                                                        .getBytes(UTF_8))))))
                .extracting(Examples.Failure::rule)
                .containsExactly("own.reboot");
    }

    private static final List<String> DENYING =
            List.of(
                    "This does not require that you ",
                    "This doesn't require: ",
                    "There is no need to ",
                    "You are not required to ",
                    "You do not have to ",
                    "It never ",
                    "No ",
                    "Without a ",
                    "Rather than ",
                    "Kein ",
                    "Sie müssen nicht ",
                    "Ohne ");

    /// Every phrase that says what applying costs, by itself.
    private static List<String> costs(Rule rule) {
        String beside = rule.with().isEmpty() ? "" : " " + rule.with().getFirst();
        return rule.phrases().stream()
                .map(each ->
                        each.replace(" … ", " ").replace(" _ ", " its ").replace("*", "s") + beside)
                .toList();
    }

    private static List<Rule> costly() {
        return CLASSIFIER.rules().all().stream()
                .filter(rule -> rule.dimension() == Dimension.IMPACT)
                .filter(rule -> rule.verdict() == Verdict.YES && !rule.phrases().isEmpty())
                .toList();
    }

    private static boolean isYes(Rule rule, String text) {
        return classify(text).impacts().stream()
                .anyMatch(label ->
                        label.value().equals(rule.value()) && label.verdict() == Verdict.YES);
    }

    @Test
    void costThatIsDenied_isNeverYes_andPlainItIs() {
        var all = new org.assertj.core.api.SoftAssertions();
        for (Rule rule : costly()) {
            for (String cost : costs(rule)) {
                all.assertThat(isYes(rule, "So " + cost + ".")).as(cost).isTrue();
                for (String denying : DENYING) {
                    all.assertThat(isYes(rule, denying + cost + ".")).as(denying + cost).isFalse();
                }
            }
        }
        all.assertAll();
    }

    private static final String WORDS =
            """
            dimensions:
              impact: {does: silence, before: 1, after: 0, asides: no}
            before: [hardly]
            after: [is no more]
            except: [hardly ever]
            clauses: [but]
            links: [or]
            asides: [once]
            """;

    @Test
    void wordsOfAFolder_takeThePlaceOfOurs() {
        Rules own = Rules.standard().with(Map.of("denials.yaml", WORDS.getBytes(UTF_8)));

        assertThat(own.version()).isNotEqualTo(Rules.standard().version());
        assertThat(new Classifier(own).classify("", "You hardly reboot the host.").impacts())
                .isEmpty();
        assertThat(new Classifier(own).classify("", "Never reboot the host.").impacts())
                .extracting(Label::verdict)
                .containsExactly(Verdict.YES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "does: silence | does: shout | line 2 | a denial does turn or silence",
                "before: 1 | before: 1.5 | line 2 | a reach is a whole number",
                "asides: no | asides: never | line 2 | `asides` is yes or no",
                "impact: | mood: | line 2 | unknown key `mood`",
                "links: [or] | linking: [or] | line 7 | unknown key `linking`",
                "clauses: [but] | clauses: [… but] | line 6 | begins and ends with a word",
            })
    void fault_isToldWithFileAndLine(String right, String wrong, String line, String said) {
        byte[] yaml = WORDS.replace(right, wrong).getBytes(UTF_8);

        assertThatThrownBy(() -> Denials.read("denials.yaml", yaml))
                .hasMessageContaining("denials.yaml " + line)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n\t ", "--- 42 ...\n* 7"})
    void textWithoutWords_isUnknown_andOfNoKind(String text) {
        Classification said = classify(text);

        assertThat(said.components())
                .extracting(Label::value, Label::verdict)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("unknown", Verdict.YES));
        assertThat(said.kinds()).isEmpty();
    }
}
