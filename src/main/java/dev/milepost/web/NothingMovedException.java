package dev.milepost.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Not one of the projects that were to be moved to other rules was. */
final class NothingMovedException extends RuntimeException {

    private final transient List<MovedProject> projects;

    NothingMovedException(List<MovedProject> projects) {
        super(
                projects.size() == 1
                        ? Objects.requireNonNullElse(projects.get(0).detail(), "It was refused.")
                        : "None of the projects was moved. "
                                + projects.stream()
                                        .map(one -> one.project() + ": " + one.detail())
                                        .collect(Collectors.joining(" ")));
        this.projects = projects;
    }

    /** Each with why. */
    List<MovedProject> projects() {
        return projects;
    }

    /** The status of all of them; that of a conflict where they differ. */
    int status() {
        List<Integer> all = projects.stream()
                .map(MovedProject::status)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : 409;
    }
}
