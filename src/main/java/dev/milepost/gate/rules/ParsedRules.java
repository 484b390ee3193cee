package dev.milepost.gate.rules;

import dev.milepost.gate.RuleFile;
import dev.milepost.gate.RuleReader;
import java.util.List;

/** Reads rule files by parsing them, which is quick; nothing is compiled. */
final class ParsedRules implements RuleReader {

    @Override
    public List<Criterion> criteria(RuleFile file) {
        RuleText text = new RuleText(file.use().file(), file.source());
        return text.criteria().stream()
                .map(criterion -> new Criterion(
                        criterion.id(),
                        criterion.title(),
                        criterion.mandatory(),
                        text.parameters(),
                        criterion.rows().stream()
                                .map(row -> new Row(row.number(), row.when(), row.says()))
                                .toList()))
                .toList();
    }
}
