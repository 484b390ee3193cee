package dev.milepost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void namesAllCommandsAndStartsNoServer(String help) {
        assertThat(run(help)).hasValue(0);
        assertThat(out.toString()).contains("check FOLDER_OR_FILE", "cases [--coverage", "begin FOLDER", "import FILE");
    }

    @Test
    void saysHowOneCommandIsUsed() {
        assertThat(run("check", "--help")).hasValue(0);
        assertThat(out.toString()).startsWith("java -jar milepost.jar check FOLDER_OR_FILE");
    }

    @Test
    void startsTheServerWithSettingsOrWithNothing() {
        assertThat(run()).isEmpty();
        assertThat(run("--milepost.dir=.")).isEmpty();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesACommandThatThereIsNot() {
        assertThat(run("chekc", "rules")).hasValue(2);
        assertThat(out.toString()).contains("There is no command 'chekc'", "check");
    }

    private OptionalInt run(String... arguments) {
        PrintStream print = new PrintStream(out, true);
        return Commands.run(List.of(arguments), print, print);
    }
}
