package dev.milepost.testing;

import dev.milepost.MilepostApplication;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole product in this JVM, on a database of its own and with the real clock; jobs run by themselves. */
public final class Server implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it on this database, with more settings as {@code name=value}. */
    public static Server on(Databases.Database database, String... settings) {
        String[] all = Stream.of(
                        Stream.of(database.properties()),
                        Stream.of(
                                "server.port=0",
                                "milepost.sample=false",
                                "milepost.sweep-interval=P365D",
                                "camunda.bpm.job-execution.max-wait=100",
                                "spring.jmx.enabled=false"),
                        Stream.of(settings))
                .flatMap(settingsOfOneKind -> settingsOfOneKind)
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new Server(new SpringApplicationBuilder(MilepostApplication.class, Submit.class).run(all));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
