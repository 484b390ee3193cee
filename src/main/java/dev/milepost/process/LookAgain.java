package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** The engine job that evaluates a gate when time alone can have changed its result. */
final class LookAgain implements JobHandler<LookAgain.Gate> {

    static final String TYPE = "milepost-look-again";

    private final GateKeeper gates;

    LookAgain(GateKeeper gates) {
        this.gates = gates;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Gate gate, ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        gates.timerFired(gate.project(), gate.key());
        gates.settle(gate.project(), "time");
    }

    @Override
    public Gate newConfiguration(String canonical) {
        int slash = canonical.indexOf('/');
        return new Gate(canonical.substring(0, slash), canonical.substring(slash + 1));
    }

    @Override
    public void onDelete(Gate gate, JobEntity job) {
        // nothing of ours is kept with the job
    }

    /** The gate to evaluate. */
    record Gate(String project, String key) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return project + "/" + key;
        }
    }
}
