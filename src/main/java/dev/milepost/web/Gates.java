package dev.milepost.web;

import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.process.SignOffDesk;
import dev.milepost.signoff.SignOffs;
import org.springframework.stereotype.Component;

/** Puts together what is said of a gate. */
@Component
class Gates {

    private final Milestones milestones;
    private final SignOffs votes;
    private final SignOffDesk desk;

    Gates(Milestones milestones, SignOffs votes, SignOffDesk desk) {
        this.milestones = milestones;
        this.votes = votes;
        this.desk = desk;
    }

    GateBody body(String project, String gate) {
        GateView view = milestones.gate(project, gate);
        return GateBody.of(view, votes.of(project, gate), desk.pending(view.record()));
    }
}
