package dev.milepost.web;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where everything is, once it is there. */
@Component
class Ready {

    private final Environment environment;

    Ready(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void started(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext server
                && server.getWebServer() != null) {
            String address = environment.getProperty("server.address", "127.0.0.1");
            say("http://" + address + ":" + server.getWebServer().getPort());
        }
    }

    @SuppressWarnings("SystemOut") // for whoever starts the product
    private static void say(String base) {
        System.out.println("\nMilepost is ready.\n  Log in                " + base + "/\n  Cockpit and Tasklist  "
                + base + "/camunda/\n  HTTP API              " + base + "/api-docs\n");
    }
}
