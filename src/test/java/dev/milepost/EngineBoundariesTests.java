package dev.milepost;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/** Who may know what. A rule about a package holds as long as the package is empty. */
@AnalyzeClasses(packages = "dev.milepost", importOptions = DoNotIncludeTests.class)
class EngineBoundariesTests {

    /** How SQL is sent: no domain word, so that whoever depends on nothing may use it. */
    private static final String STORAGE = "dev.milepost.storage..";

    @ArchTest
    static final ArchRule onlyProcessAndCockpitKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages("dev.milepost.process..", "dev.milepost.cockpit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("7.24 is the engine's last community release, and the way to a fork of it has to stay short")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyGateRulesKnowsDrools = noClasses()
            .that()
            .resideOutsideOfPackage("dev.milepost.gate.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel..", "org.mvel2..")
            .because("a gate is judged through dev.milepost.gate.Judge, whatever judges behind it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyExchangeKnowsMpxj = noClasses()
            .that()
            .resideOutsideOfPackage("dev.milepost.forecast.exchange..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mpxj..")
            .because("schedules of other tools are networks as soon as they are read")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule plansDependOnNothing = classes()
            .that()
            .resideInAPackage("dev.milepost.plan..")
            .should()
            .onlyDependOnClassesThat(
                    resideOutsideOfPackage("dev.milepost..").or(resideInAnyPackage("dev.milepost.plan..", STORAGE)))
            .because("everything else is about plans, so plans cannot be about anything else")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule evidenceDependsOnNothing = classes()
            .that()
            .resideInAPackage("dev.milepost.evidence..")
            .should()
            .onlyDependOnClassesThat(
                    resideOutsideOfPackage("dev.milepost..").or(resideInAnyPackage("dev.milepost.evidence..", STORAGE)))
            .because("what was observed does not depend on what is made of it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyKnowsTheWeb = noClasses()
            .that()
            .resideOutsideOfPackage("dev.milepost.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.milepost.web..")
            .because("HTTP is one way in among several")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeIsHandedIn = noClasses()
            .should()
            .accessTargetWhere(describe("the machine's time is read", EngineBoundariesTests::readsTheTime))
            .because("an evaluation is replayed at its own instant and tests move time: inject a java.time.Clock")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule clocksAreMadeOnce = noClasses()
            .should()
            .accessTargetWhere(describe("a clock is made", EngineBoundariesTests::makesAClock)
                    .and(DescribedPredicate.not(describe("by a bean method", EngineBoundariesTests::inAClockBean))))
            .because("everybody shares the one clock that a @Bean method in dev.milepost or dev.milepost.process makes")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("an object that exists is complete")
            .allowEmptyShould(true);

    /** {@code Instant.now()} and its kin, also as a method reference; {@code now(clock)} is what we want. */
    private static boolean readsTheTime(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        if (!(target instanceof CodeUnitAccessTarget unit)) {
            return false;
        }
        boolean now = target.getName().equals("now")
                && target.getOwner().isAssignableTo(Temporal.class)
                && unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean millis = target.getOwner().isEquivalentTo(System.class)
                && target.getName().equals("currentTimeMillis");
        boolean date = target.getOwner().isEquivalentTo(Date.class)
                && target.getName().equals("<init>")
                && unit.getRawParameterTypes().isEmpty();
        return now || millis || date;
    }

    private static boolean makesAClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return target.getOwner().isEquivalentTo(Clock.class)
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
    }

    private static boolean inAClockBean(JavaAccess<?> access) {
        String home = access.getOriginOwner().getPackageName();
        return (home.equals("dev.milepost") || (home + ".").startsWith("dev.milepost.process."))
                && access.getOrigin() instanceof JavaMethod method
                && method.isAnnotatedWith(Bean.class)
                && method.getRawReturnType().isEquivalentTo(Clock.class);
    }
}
