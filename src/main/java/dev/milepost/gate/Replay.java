package dev.milepost.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** Judges recorded evaluations once more, with the facts of then. Changes nothing; thread-safe. */
@Service
public class Replay {

    private static final Candidates NONE = Candidates.of(Map.of());

    private final Judging judging;
    private final RuleArchive rules;

    Replay(Judging judging, RuleArchive rules) {
        this.judging = judging;
        this.rules = rules;
    }

    /**
     * What the rules of an evaluation say of its facts: always what they said then.
     *
     * @throws NotReplayableException if the text of a rule file is not in the archive
     */
    public Judgement of(Evaluation evaluation) {
        return with(NONE).of(evaluation).now();
    }

    /** Replays with candidates in the place of some files; each other file is read once. */
    Texts with(Candidates candidates) {
        return new Texts(candidates);
    }

    /** The texts that evaluations are replayed with. Thread-safe. */
    final class Texts {

        private final Candidates candidates;
        private final Map<String, Optional<String>> archived = new ConcurrentHashMap<>();

        private Texts(Candidates candidates) {
            this.candidates = candidates;
        }

        Replayed of(Evaluation then) {
            List<RuleFile> files = then.rules().stream().map(this::load).toList();
            return new Replayed(
                    then,
                    judging.judge(files, then.facts()),
                    files.stream().map(Evaluation.RuleVersion::of).toList());
        }

        private RuleFile load(Evaluation.RuleVersion version) {
            return candidates
                    .find(version.use(), version.deployment())
                    .orElseGet(() ->
                            new RuleFile(version.use(), version.deployment(), version.sha256(), archived(version)));
        }

        private String archived(Evaluation.RuleVersion version) {
            return archived.computeIfAbsent(version.sha256(), rules::find)
                    .orElseThrow(() -> new NotReplayableException("The text of " + version.file()
                            + " as it was, with digest " + version.sha256() + ", is not in the archive."));
        }
    }
}
