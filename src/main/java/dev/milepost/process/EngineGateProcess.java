package dev.milepost.process;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.GateProcess;
import dev.milepost.gate.GateRecord;
import dev.milepost.plan.GateDefinition;
import dev.milepost.signoff.Rounds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;

/** Moves gates by engine commands, which join the caller's transaction. */
final class EngineGateProcess implements GateProcess {

    private static final String VERDICT_FELL = "verdict-fell";

    private final EngineAccess engine;
    private final Rounds rounds;

    EngineGateProcess(EngineAccess engine, Rounds rounds) {
        this.engine = engine;
        this.rounds = rounds;
    }

    @Override
    public void proceed(String execution) {
        engine.unrestricted(services -> services.runtime().signal(execution));
    }

    @Override
    public boolean signOffStands(GateDefinition definition, GateRecord gate, Evaluation now) {
        return rounds.stand(definition, gate, now);
    }

    @Override
    public void withdrawSignOff(GateRecord gate, Evaluation now) {
        rounds.fall(gate, now);
        engine.command(context -> {
            ExecutionEntity waiting = context.getExecutionManager().findExecutionById(gate.execution());
            String instance = waiting.getProcessInstanceId();
            engine.unrestricted(services -> services.runtime()
                    .createMessageCorrelation(VERDICT_FELL)
                    .processInstanceId(instance)
                    .correlate());
            return instance;
        });
    }

    @Override
    public void stop(GateRecord gate) {
        engine.command(context -> {
            String project = context.getExecutionManager()
                    .findExecutionById(gate.execution())
                    .getRootProcessInstanceId();
            engine.unrestricted(services ->
                    services.runtime().deleteProcessInstance(project, "Killed at gate '" + gate.key() + "'"));
            return project;
        });
    }

    @Override
    public @Nullable String lookAgain(GateRecord gate, @Nullable Instant at) {
        return engine.command(context -> {
            JobEntity timer =
                    gate.timer() == null ? null : context.getJobManager().findJobById(gate.timer());
            if (at == null) {
                if (timer != null) {
                    timer.delete();
                }
                return null;
            }
            if (timer == null) {
                return schedule(context, gate, at);
            }
            timer.setDuedate(date(at));
            return timer.getId();
        });
    }

    private static String schedule(CommandContext context, GateRecord gate, Instant at) {
        ExecutionEntity execution = context.getExecutionManager().findExecutionById(gate.execution());
        TimerEntity timer = new TimerEntity();
        timer.setExecution(execution);
        timer.setDuedate(date(at));
        timer.setJobHandlerType(LookAgain.TYPE);
        timer.setJobHandlerConfiguration(new LookAgain.Gate(gate.project(), gate.key()));
        timer.setExclusive(true);
        context.getJobManager().schedule(timer);
        return timer.getId();
    }

    /** The engine's timers know milliseconds; never the one before the instant. */
    private static Date date(Instant at) {
        Instant millis = at.truncatedTo(ChronoUnit.MILLIS);
        return Date.from(millis.equals(at) ? millis : millis.plusMillis(1));
    }
}
