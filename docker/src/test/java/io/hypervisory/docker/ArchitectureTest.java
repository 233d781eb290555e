package io.hypervisory.docker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/// Who may see whom. Maven holds the arrows between modules; this holds those between packages, and
/// repeats the others where a transitive dependency would let one slip.
@AnalyzeClasses(packages = "io.hypervisory", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OURS = "io.hypervisory..";
    private static final String INGEST_CONTRACT = "io.hypervisory.ingest.contract..";
    private static final String ENRICH_CONTRACT = "io.hypervisory.enrich.contract..";
    private static final String JUDGEMENT = "io.hypervisory.enrich.judgement..";
    private static final String MERGE = "io.hypervisory.enrich.merge..";

    @ArchTest
    static final ArchRule ingestContract_seesNobodyOfUs =
            inside(INGEST_CONTRACT).should().onlyDependOnClassesThat(strangersOr(INGEST_CONTRACT));

    @ArchTest
    static final ArchRule ingest_seesItsContractOnly =
            inside("io.hypervisory.ingest..")
                    .should()
                    .onlyDependOnClassesThat(strangersOr("io.hypervisory.ingest.."));

    @ArchTest
    static final ArchRule enrichContract_seesFactsOnly =
            inside(ENRICH_CONTRACT)
                    .should()
                    .onlyDependOnClassesThat(strangersOr(ENRICH_CONTRACT, INGEST_CONTRACT));

    @ArchTest
    static final ArchRule judgement_seesContractsOnly =
            inside(JUDGEMENT)
                    .should()
                    .onlyDependOnClassesThat(
                            strangersOr(JUDGEMENT, ENRICH_CONTRACT, INGEST_CONTRACT));

    @ArchTest
    static final ArchRule enrich_neverSeesHowDocumentsAreGotAndRead =
            inside("io.hypervisory.enrich..")
                    .should()
                    .onlyDependOnClassesThat(
                            strangersOr("io.hypervisory.enrich..", INGEST_CONTRACT));

    @ArchTest
    static final ArchRule index_seesContractsAndJudgementOnly =
            inside("io.hypervisory.index..")
                    .should()
                    .onlyDependOnClassesThat(
                            strangersOr(
                                    "io.hypervisory.index..",
                                    JUDGEMENT,
                                    ENRICH_CONTRACT,
                                    INGEST_CONTRACT));

    /// Listings are read with jsoup too, for their links; documents are read in `read` only.
    @ArchTest
    static final ArchRule jsoup_livesInIngestOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.hypervisory.ingest.read..", "io.hypervisory.ingest.listing..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.jsoup..");

    @ArchTest
    static final ArchRule rome_livesInTheReadersOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.hypervisory.ingest.read..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.rometools..");

    @ArchTest
    static final ArchRule streams_areSeenByTheFrameOfEnrichOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.hypervisory.enrich")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule searchServer_isSeenByIndexAndDockerOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.hypervisory.index..", "io.hypervisory.docker..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "co.elastic..", "org.elasticsearch..", "org.apache.lucene..");

    @ArchTest
    static final ArchRule stepsAndJudgement_knowNeitherKafkaNorFilesNorNetworks =
            noClasses()
                    .that()
                    .resideInAnyPackage(MERGE, JUDGEMENT)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "java.nio.file..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule stepsAndJudgement_knowNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage(MERGE, JUDGEMENT)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule jackson_isTheThird =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml.jackson.databind..");

    private static com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction inside(
            String of) {
        return classes().that().resideInAPackage(of);
    }

    /// What is not ours, and of ours these.
    private static DescribedPredicate<JavaClass> strangersOr(String... ours) {
        return DescribedPredicate.not(resideInAPackage(OURS)).or(resideInAnyPackage(ours));
    }
}
