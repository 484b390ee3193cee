package dev.milepost.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FixturesTests {

    @Test
    void findsTheFolderBesideTheProject() {
        assertThat(Fixtures.root().resolve("SOURCES.md")).exists();
        assertThat(Fixtures.path("junit")).isDirectory();
    }

    @Test
    void failsForAWrongNameInsteadOfSkipping() {
        Fixtures.root();

        assertThatThrownBy(() -> Fixtures.path("junit", "no-such-report.xml"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-report.xml");
    }
}
