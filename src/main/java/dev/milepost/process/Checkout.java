package dev.milepost.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** The checkout that the product runs from: then it is somebody's who works on plans, rather than a server of many. */
final class Checkout {

    private Checkout() {}

    /** Its folder; {@code null} where the product runs from a file of its own. */
    static @Nullable Path folder() {
        CodeSource source = Checkout.class.getProtectionDomain().getCodeSource();
        Path here = Path.of("").toAbsolutePath();
        try {
            boolean classes = source != null
                    && Files.isDirectory(Path.of(source.getLocation().toURI()));
            return classes && Files.exists(here.resolve("pom.xml")) && Files.isDirectory(here.resolve("processes"))
                    ? here
                    : null;
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException jar) {
            return null;
        }
    }
}
