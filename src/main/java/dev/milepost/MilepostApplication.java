package dev.milepost;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the whole product: engine, web applications, API and pages. */
@SpringBootApplication
public class MilepostApplication {

    public static void main(String[] args) {
        SpringApplication.run(MilepostApplication.class, args);
    }
}
