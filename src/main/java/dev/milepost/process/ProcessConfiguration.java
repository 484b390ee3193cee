package dev.milepost.process;

import dev.milepost.audit.Audit;
import dev.milepost.check.PlanCheck;
import dev.milepost.evidence.Activities;
import dev.milepost.gate.Conditions;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.Intake;
import dev.milepost.gate.Judge;
import dev.milepost.gate.RuleArchive;
import dev.milepost.gate.RuleLibrary;
import dev.milepost.gate.RuleMoves;
import dev.milepost.gate.Stragglers;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.plan.Projects;
import dev.milepost.signoff.Delegations;
import dev.milepost.signoff.Deployers;
import dev.milepost.signoff.People;
import dev.milepost.signoff.Rounds;
import dev.milepost.signoff.Separation;
import dev.milepost.signoff.SignOffs;
import dev.milepost.tracking.BaselineDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the engine and Milepost's parts in it together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MilepostProperties.class)
class ProcessConfiguration {

    @Bean
    EngineAccess engineAccess(ObjectProvider<ProcessEngine> engine) {
        return new EngineAccess(engine);
    }

    @Bean
    EnginePeople people(EngineAccess engine) {
        return new EnginePeople(engine);
    }

    @Bean
    DeployedFiles deployedFiles(EngineAccess engine, RuleArchive archive, JdbcTemplate jdbc) {
        return new DeployedFiles(engine, archive, jdbc);
    }

    @Bean
    EngineGateProcess gateProcess(EngineAccess engine, Rounds rounds) {
        return new EngineGateProcess(engine, rounds);
    }

    @Bean
    NewProjects newProjects(
            Projects projects,
            PlanLibrary plans,
            GateKeeper gates,
            BaselineDesk baselines,
            MilepostProperties properties,
            Clock clock) {
        return new NewProjects(projects, plans, gates, baselines, properties.zoneOrDefault(), clock);
    }

    @Bean
    ProjectRuns projectRuns(
            EngineAccess engine,
            NewProjects newProjects,
            Projects projects,
            PlanLibrary plans,
            Activities activities,
            GateKeeper gates,
            JdbcTemplate jdbc) {
        return new ProjectRuns(engine, newProjects, projects, plans, activities, gates, new TaskRights(jdbc));
    }

    @Bean
    PlanVersions planVersions(EngineAccess engine) {
        return new PlanVersions(engine);
    }

    @Bean
    MigrationGuard migrationGuard() {
        return new MigrationGuard();
    }

    @Bean
    PlanMigrations planMigrations(
            EngineAccess engine,
            MigrationGuard guard,
            PlanVersions versions,
            PlanLibrary plans,
            RuleLibrary library,
            ProjectCalendars calendars,
            GateKeeper gates,
            Conditions conditions,
            RuleMoves moves) {
        return new PlanMigrations(
                engine,
                new EngineMigration(engine, guard),
                versions,
                plans,
                new GateDifferences(library),
                calendars,
                gates,
                conditions,
                moves);
    }

    @Bean
    DelegatedTasks delegatedTasks(
            EngineAccess engine,
            Delegations delegations,
            People people,
            GateKeeper gates,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        return new DelegatedTasks(engine, delegations, people, gates, jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    DelegationDesk delegationDesk(Delegations delegations, DelegatedTasks tasks) {
        return new DelegationDesk(delegations, tasks);
    }

    @Bean
    Ballots ballots(
            People people,
            Delegations delegations,
            GateKeeper gates,
            Rounds rounds,
            SignOffs votes,
            DecisionLog log,
            Separation separation,
            Clock clock) {
        Signed signed = new Signed(gates, log);
        return new Ballots(
                people, delegations, gates, rounds, votes, signed, new SelfApproval(separation, people), clock);
    }

    @Bean
    SignOffDesk signOffDesk(EngineAccess engine, GateKeeper gates, Ballots ballots) {
        return new SignOffDesk(engine, gates, ballots);
    }

    @Bean
    Diagrams diagrams(EngineAccess engine) {
        return new Diagrams(engine);
    }

    @Bean
    OpenWork openWork(JdbcTemplate jdbc) {
        return new OpenWork(jdbc);
    }

    @Bean
    SignOffTasks signOffTasks(EngineAccess engine) {
        return new SignOffTasks(engine);
    }

    @Bean
    ConditionDesk conditionDesk(People people, GateKeeper gates, Conditions conditions, Audit audit, Clock clock) {
        return new ConditionDesk(people, gates, conditions, audit, clock);
    }

    @Bean
    WatchedFiles watchedFiles(ShippedFiles shipped, MilepostProperties properties, Clock clock) {
        return new WatchedFiles(shipped, properties.watched(), clock);
    }

    @Bean
    ShippedFiles shippedFiles(EngineAccess engine, MilepostProperties properties, Audit audit) {
        return new ShippedFiles(engine, properties.folder(), audit);
    }

    @Bean
    FirstStart firstStart(
            EngineAccess engine,
            MilepostProperties properties,
            ProjectRuns runs,
            Projects projects,
            Intake intake,
            Audit audit,
            PlatformTransactionManager transactions) {
        SampleProject sample = new SampleProject(engine, runs, projects, intake, new TransactionTemplate(transactions));
        return new FirstStart(engine, properties, sample, audit);
    }

    @Bean
    HistoryEventHandler engineTrail(Audit audit) {
        return new EngineTrail(audit);
    }

    @Bean
    Sweep sweep(Stragglers stragglers, GateKeeper gates, PlatformTransactionManager transactions, Clock clock) {
        return new Sweep(stragglers, gates, new TransactionTemplate(transactions), clock);
    }

    /** Milepost's tables come before the engine's: Flyway starts on an empty schema. */
    @Bean
    @DependsOn("flywayInitializer")
    ProcessEnginePlugin engineSetup(
            GateKeeper gates,
            Projects projects,
            NewProjects newProjects,
            Ballots ballots,
            Rounds rounds,
            People people,
            Deployers deployers,
            DelegatedTasks delegated,
            MigrationGuard migrationGuard,
            PlanLibrary plans,
            DeployedFiles files,
            PlanCheck check,
            RuleArchive archive,
            Judge judge,
            Audit audit,
            JdbcTemplate jdbc,
            Clock clock) {
        TaskEvidence evidence = new TaskEvidence(gates, clock);
        PlanParseListener listener = new PlanParseListener(
                new ProjectWatch(gates, newProjects),
                new TaskWatch(evidence),
                new UserTaskWatch(evidence),
                new PhaseWatch(gates, clock),
                new GateWatch(gates, rounds),
                new SignOffWatch(gates, ballots),
                delegated::created);
        return new EngineSetup(
                listener,
                new PlanDeployer(check, archive, deployers, people, clock),
                new LookAgain(gates),
                List.of(
                        new DeploymentGuard(files, judge, projects, audit),
                        migrationGuard,
                        new ProjectLock(gates, jdbc)),
                Map.of("milestoneGate", new MilestoneGate(gates, plans, rounds, people)));
    }
}
