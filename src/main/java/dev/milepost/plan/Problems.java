package dev.milepost.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one file. */
final class Problems {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void at(XmlElement element, String message, String advice) {
        at(element, element.line(), message, advice);
    }

    void at(XmlElement element, int line, String message, String advice) {
        found.add(new Problem(file, line, element.id(), message, advice));
    }

    List<Problem> inDocumentOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
