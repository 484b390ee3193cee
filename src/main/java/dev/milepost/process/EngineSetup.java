package dev.milepost.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.jspecify.annotations.Nullable;

/** Builds Milepost into the engine. */
final class EngineSetup extends AbstractProcessEnginePlugin {

    private final PlanParseListener listener;
    private final PlanDeployer deployer;
    private final LookAgain lookAgain;
    private final List<CommandInterceptor> interceptors;
    private final Map<String, Object> beans;

    EngineSetup(
            PlanParseListener listener,
            PlanDeployer deployer,
            LookAgain lookAgain,
            List<CommandInterceptor> interceptors,
            Map<String, Object> beans) {
        this.listener = listener;
        this.deployer = deployer;
        this.lookAgain = lookAgain;
        this.interceptors = interceptors;
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPostBPMNParseListeners(
                with(configuration.getCustomPostBPMNParseListeners(), (BpmnParseListener) listener));
        configuration.setCustomPreDeployers(with(configuration.getCustomPreDeployers(), (Deployer) deployer));
        configuration.setCustomJobHandlers(with(configuration.getCustomJobHandlers(), (JobHandler<?>) lookAgain));
        configuration.setCustomPostCommandInterceptorsTxRequired(interceptors);
        // expressions in plans see these beans and no others
        configuration.setExpressionManager(new JuelExpressionManager(new HashMap<>(beans)));
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        // nothing that comes in makes objects of classes it names
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        // rights may be taken away as well as given; asking each time whether any are would cost a statement
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_ALWAYS);
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        configuration.setCustomHistoryEventHandlers(
                with(configuration.getCustomHistoryEventHandlers(), (HistoryEventHandler) new HistoryWriter()));
        // what a project's end costs does not grow with its history; clean-up counts from the end all the same
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfigurationImpl.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        configuration.setHistoryCleanupStrategy(ProcessEngineConfigurationImpl.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        configuration.setCmmnEnabled(false);
        // a recycle or kill that no plan catches must not let the project go on as if the gate had passed
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
    }

    private static <T> List<T> with(@Nullable List<? extends T> present, T added) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(added);
        return all;
    }
}
