package io.hypervisory.docker;

import io.hypervisory.docker.command.BenchCommand;
import io.hypervisory.docker.command.CrawlCommand;
import io.hypervisory.docker.command.DemoCommand;
import io.hypervisory.docker.command.EnrichCommand;
import io.hypervisory.docker.command.ExplainCommand;
import io.hypervisory.docker.command.IndexCommand;
import io.hypervisory.docker.command.IngestCommand;
import io.hypervisory.docker.command.LagCommand;
import io.hypervisory.docker.command.MaintenanceCommand;
import io.hypervisory.docker.command.ProvisionCommand;
import io.hypervisory.docker.command.ReadCommand;
import io.hypervisory.docker.command.ReindexCommand;
import io.hypervisory.docker.command.RevisionsCommand;
import io.hypervisory.docker.command.RulesCommand;
import io.hypervisory.docker.command.SearchCommand;
import io.hypervisory.docker.command.ShowCommand;
import io.hypervisory.docker.command.SourcesCommand;
import io.hypervisory.docker.command.UpCommand;
import io.hypervisory.index.query.Help;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The one executable. Each sub-command is a class of its own in `command`, listed in
/// [#commands()].
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// @return the exit status
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var root = new CommandLine(new Root());
        commands().forEach(root::addSubcommand);
        Objects.requireNonNull(root.getSubcommands().get("search"), "search")
                .getCommandSpec()
                .usageMessage()
                .width(120)
                .footerHeading("%nWhat a query may say:%n")
                .footer(Help.text().lines().toArray(String[]::new));
        return root;
    }

    /// The sub-commands, in the order in which the help shows them; new ones each time, since one
    /// keeps what it was given.
    private static List<Object> commands() {
        return List.of(
                new DemoCommand(),
                new UpCommand(),
                new IngestCommand(),
                new EnrichCommand(),
                new IndexCommand(),
                new ReadCommand(),
                new ExplainCommand(),
                new RulesCommand(),
                new SearchCommand(),
                new ShowCommand(),
                new RevisionsCommand(),
                new SourcesCommand(),
                new MaintenanceCommand(),
                new LagCommand(),
                new CrawlCommand(),
                new ProvisionCommand(),
                new ReindexCommand(),
                new BenchCommand());
    }

    /// Without a sub-command there is nothing to do but to say which there are.
    @Command(
            name = "hypervisory",
            description = "What virtualization vendors publish, understood and findable.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    static final class Root implements Runnable {
        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
            }
        }
    }

    /// The version of the jar that this class came from.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "hypervisory " + (version == null ? "(not packaged)" : version),
                "Java " + Runtime.version()
            };
        }
    }
}
