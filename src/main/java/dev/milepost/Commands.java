package dev.milepost;

import dev.milepost.audit.VerifyAudit;
import dev.milepost.begin.BeginCommand;
import dev.milepost.check.CheckCommand;
import dev.milepost.forecast.exchange.BackTestCommand;
import dev.milepost.forecast.exchange.ScheduleCommand;
import dev.milepost.importing.ImportCommand;
import dev.milepost.rulecase.CasesCommand;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** What the product does instead of starting a server, when its first argument says so. */
final class Commands {

    private static final Map<String, Command> BY_NAME = new TreeMap<>(Map.of(
            "backtest", BackTestCommand::run,
            "begin", BeginCommand::run,
            "cases", CasesCommand::run,
            "check", (arguments, out, err) -> CheckCommand.run(arguments, new MilepostApplication().clock(), out, err),
            "import",
                    (arguments, out, err) -> ImportCommand.run(arguments, new MilepostApplication().clock(), out, err),
            "schedule", ScheduleCommand::run,
            "verify-audit", VerifyAudit::run));

    private static final Map<String, String> USAGES = new TreeMap<>(Map.of(
            "backtest", BackTestCommand.USAGE,
            "begin", BeginCommand.USAGE,
            "cases", CasesCommand.USAGE,
            "check", CheckCommand.USAGE,
            "import", ImportCommand.USAGE,
            "schedule", ScheduleCommand.USAGE,
            "verify-audit", VerifyAudit.USAGE));

    private static final Set<String> HELP = Set.of("--help", "-h", "-help", "help");
    private static final int UNKNOWN = 2;

    private Commands() {}

    /** Runs the command that the first argument names; answers its exit code, or nothing if a server is to be started. */
    static OptionalInt run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty()) {
            return OptionalInt.empty();
        }
        String name = arguments.get(0);
        if (HELP.contains(name)) {
            out.println(
                    "java -jar milepost.jar [--SETTING=VALUE]...   starts the server; settings are in docs/operating.md");
            USAGES.values().forEach(usage -> out.println("java -jar milepost.jar " + usage));
            return OptionalInt.of(0);
        }
        if (name.startsWith("-")) {
            return OptionalInt.empty();
        }
        Command command = BY_NAME.get(name);
        if (command == null) {
            err.println("There is no command '" + name + "'. Commands: " + String.join(", ", BY_NAME.keySet())
                    + ". Without one, the server starts; its settings are --name=value.");
            return OptionalInt.of(UNKNOWN);
        }
        if (arguments.size() == 2
                && HELP.contains(arguments.get(1))
                && !arguments.get(1).equals("help")) {
            out.println("java -jar milepost.jar " + USAGES.get(name));
            return OptionalInt.of(0);
        }
        // what a command says is its output: nothing else writes there
        LoggingSystem.get(Commands.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        return OptionalInt.of(command.run(arguments.subList(1, arguments.size()), out, err));
    }

    /** A command. */
    @FunctionalInterface
    interface Command {

        /** Runs it with these arguments; answers its exit code. */
        int run(List<String> arguments, PrintStream out, PrintStream err);
    }
}
