package dev.milepost.process;

import dev.milepost.plan.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/** A deployment with problems: the engine's REST API makes it a 400 with every problem, which Camunda Modeler shows. */
final class DeploymentRefused extends ParseException {

    private final List<Problem> problems;

    DeploymentRefused(List<Problem> problems) {
        super(text(problems), problems.get(0).file(), List.of(), List.of());
        this.problems = List.copyOf(problems);
        this.resorceReports.clear();
        byFile(problems).forEach((file, found) -> resorceReports.add(new ResourceReportImpl(file, found, List.of())));
    }

    List<Problem> problems() {
        return problems;
    }

    private static Map<String, List<org.camunda.bpm.engine.Problem>> byFile(List<Problem> problems) {
        return problems.stream()
                .collect(Collectors.groupingBy(
                        Problem::file, LinkedHashMap::new, Collectors.mapping(InFile::new, Collectors.toList())));
    }

    private static String text(List<Problem> problems) {
        return "Nothing was deployed: " + problems.size() + (problems.size() == 1 ? " problem." : " problems.") + "\n"
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /** A problem in the engine's own form. */
    private record InFile(Problem problem) implements org.camunda.bpm.engine.Problem {

        @Override
        public String getMessage() {
            return problem.message() + " " + problem.advice();
        }

        @Override
        public int getLine() {
            return problem.line();
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return Objects.requireNonNullElse(problem.element(), "");
        }

        @Override
        public List<String> getElementIds() {
            return problem.element() == null ? List.of() : List.of(problem.element());
        }
    }
}
