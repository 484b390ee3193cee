package dev.milepost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Before every test class: browsers begin anew, and the engine's REST API and web applications find the engine of this test. They look it up by name in
 * a table of the whole JVM, and all servers of a test run have the same name there.
 */
public final class OwnEngine extends AbstractTestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        RealBrowser.begin();
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        if (test.getApplicationContext().getBeanNamesForType(ProcessEngine.class).length == 1) {
            ProcessEngine own = test.getApplicationContext().getBean(ProcessEngine.class);
            tellEngineTheTime(test);
            ProcessEngine known = ProcessEngines.getProcessEngines().get(own.getName());
            if (known != null && known != own) {
                ProcessEngines.unregister(known);
            }
            ProcessEngines.registerProcessEngine(own);
            // a server that closes takes these from all others
            Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
            Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
            assertThat(EngineUtil.lookupProcessEngine(own.getName())).isSameAs(own);
        }
    }

    /** The engine's clock, too, is one for the whole JVM: a server with the real time must not go on in another test's. */
    private static void tellEngineTheTime(TestContext test) {
        MutableClock held =
                test.getApplicationContext().getBeanProvider(MutableClock.class).getIfAvailable();
        if (held == null) {
            ClockUtil.reset();
        } else {
            ClockUtil.setCurrentTime(Date.from(held.instant()));
        }
    }
}
