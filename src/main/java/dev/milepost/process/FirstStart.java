package dev.milepost.process;

import dev.milepost.audit.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;

/**
 * Makes groups, configured users and, unless switched off, the sample users and the sample project. What exists is left as it
 * is, so that data survives a restart. Passwords of sample users are printed once, to standard output and not to the log.
 */
final class FirstStart implements ApplicationRunner, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private static final Map<String, String> SAMPLE_USERS = Map.of(
            "admin", Rights.ADMINISTRATORS,
            "designer", Rights.DESIGNERS,
            "approver", Rights.APPROVERS,
            "manager", Rights.MANAGERS,
            "ci", Rights.CONTRIBUTORS);

    private final EngineAccess engine;
    private final MilepostProperties properties;
    private final SampleProject sample;
    private final Audit audit;

    FirstStart(EngineAccess engine, MilepostProperties properties, SampleProject sample, Audit audit) {
        this.engine = engine;
        this.properties = properties;
        this.sample = sample;
        this.audit = audit;
    }

    @Override
    public int getOrder() {
        return 2;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        engine.unrestricted(services -> {
            new Rights(services, audit).make();
            Users users = new Users(services.identity(), audit);
            properties.users().forEach(user -> makeConfigured(users, user));
            if (properties.sample()) {
                makeSampleUsers(users);
            }
        });
        if (properties.sample()) {
            sample.make();
        }
        if (engine.ask(services -> services.identity().createUserQuery().count()) == 0) {
            LOG.warn("There is no user yet, so nobody can log in. Name the first one by configuration, for example"
                    + " MILEPOST_USERS_0_ID=me MILEPOST_USERS_0_PASSWORD=… MILEPOST_USERS_0_GROUPS=camunda-admin");
        }
    }

    private static void makeConfigured(Users users, MilepostProperties.User user) {
        if (user.password().isBlank()) {
            throw new IllegalStateException("User '" + user.id() + "' of milepost.users has no password. Set one.");
        }
        users.make(user.id(), user.password(), user.groups());
    }

    private void makeSampleUsers(Users users) {
        List<String> made = new ArrayList<>();
        SAMPLE_USERS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(user -> {
            @Nullable String password = users.make(user.getKey(), properties.password(), List.of(user.getValue()));
            if (password != null) {
                String shown = password.equals(properties.password()) ? "as MILEPOST_PASSWORD says" : password;
                made.add("  %-10s %-26s (%s)".formatted(user.getKey(), shown, user.getValue()));
            }
        });
        if (!made.isEmpty()) {
            print("Sample users and their passwords; random ones are shown this once:\n\n" + String.join("\n", made));
        }
    }

    @SuppressWarnings("SystemOut") // passwords are for whoever starts the product, not for its log
    private static void print(String text) {
        System.out.println("\n" + text + "\n");
    }
}
