package dev.milepost.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The fonts of the jar: Latin, Greek, Cyrillic, Hebrew and Arabic letters, whatever the server has. */
final class OwnFonts {

    static final String FAMILY = "DejaVu Sans";

    private static final String FOLDER = "/fonts/dejavu-2.37/";

    private OwnFonts() {}

    static InputStream regular() {
        return open("DejaVuSans.ttf");
    }

    static InputStream bold() {
        return open("DejaVuSans-Bold.ttf");
    }

    /** Lets drawings find them; more than once does nothing. */
    static void register() {
        Registered.once();
    }

    private static InputStream open(String file) {
        try (InputStream in = OwnFonts.class.getResourceAsStream(FOLDER + file)) {
            return new ByteArrayInputStream(Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the font " + file, e);
        }
    }

    private static final class Registered {

        private static final boolean DONE = register();

        static void once() {
            if (!DONE) {
                throw new IllegalStateException("Fonts are not registered");
            }
        }

        private static boolean register() {
            GraphicsEnvironment machine = GraphicsEnvironment.getLocalGraphicsEnvironment();
            try (InputStream regular = regular();
                    InputStream bold = bold()) {
                // false where the machine has them itself, which is as good
                machine.registerFont(Font.createFont(Font.TRUETYPE_FONT, regular));
                machine.registerFont(Font.createFont(Font.TRUETYPE_FONT, bold));
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException("The fonts of the jar cannot be used", e);
            }
            return true;
        }
    }
}
