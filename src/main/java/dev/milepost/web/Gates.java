package dev.milepost.web;

import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.signoff.Rounds;
import dev.milepost.signoff.SignOffs;
import org.springframework.stereotype.Component;

/** Puts together what is said of a gate. */
@Component
class Gates {

    private final Milestones milestones;
    private final SignOffs votes;
    private final Rounds rounds;

    Gates(Milestones milestones, SignOffs votes, Rounds rounds) {
        this.milestones = milestones;
        this.votes = votes;
        this.rounds = rounds;
    }

    GateBody body(String project, String gate) {
        return body(milestones.gate(project, gate));
    }

    GateBody body(GateView view) {
        return GateBody.of(
                view,
                votes.of(view.record().project(), view.record().key()),
                rounds.waitingFor(view.definition(), view.record()),
                rounds.withdrawn(view.record()));
    }
}
