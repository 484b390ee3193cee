package dev.milepost.forecast.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.forecast.network.CriticalPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

class MppReaderTest {

    private static final Path FOX = Path.of("src/test/resources/schedules/fox.mpp");

    @Test
    void readsAFileOfMicrosoftProject() throws IOException {
        byte[] content = Files.readAllBytes(FOX);
        ScheduleOutline outline = ScheduleFile.outline(content, "");

        assertThat(outline.items())
                .extracting(ScheduleOutline.Item::name)
                .containsExactly("Aquire fox", "Obtain Dog", "Fox does his jump");
        assertThat(outline.links()).hasSize(2);
        assertThat(outline.calendar().settings().hours()).hasSize(5);
        assertThat(outline.losses())
                .extracting(ScheduleOutline.Loss::reason)
                .contains("Left out: 2 resources (Fox, Dog).");
        assertThat(CriticalPath.of(ScheduleFile.read(content).network()).finish())
                .isPositive();
    }

    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        byte[] whole = Files.readAllBytes(FOX);
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int j = 0; j < 30 && damaged.length > 8; j++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(ScheduleFile.outline(damaged, "").items()).isNotEmpty();
            } catch (UnreadableFileException refused) {
                assertThat(refused).hasMessageMatching("(?s).+\\. .+");
            }
        }
    }

    @Test
    void refusesADocumentOfAnotherProgram() throws IOException {
        assertThatThrownBy(() -> ScheduleFile.read(ole("WordDocument", new byte[5000])))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("none of Microsoft Project");
        assertThatThrownBy(() -> ScheduleFile.outline(ole("\u0001CompObj", new byte[200]), ""))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void refusesATableThatClaimsMoreThanAFileCanHold() throws IOException {
        byte[] claims = new byte[5000];
        Arrays.fill(claims, 8, 12, (byte) 0x7F);

        assertThatThrownBy(() -> {
                    try (POIFSFileSystem files = new POIFSFileSystem()) {
                        files.createDocument(new ByteArrayInputStream(new byte[200]), "\u0001CompObj");
                        files.createDocument(new ByteArrayInputStream(claims), "VarMeta");
                        ScheduleFile.read(bytes(files));
                    }
                })
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("claims more items");
    }

    @Test
    void refusesWhatIsDamagedAnywhere() throws IOException {
        byte[] whole =
                ole("\u0001CompObj", "Microsoft Project.MPP14".repeat(300).getBytes(StandardCharsets.US_ASCII));
        Random random = new Random(6);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, 8 + random.nextInt(whole.length - 8)) : whole.clone();
            for (int j = 0; j < 4; j++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            UnreadableFileException refusal =
                    catchThrowableOfType(UnreadableFileException.class, () -> ScheduleFile.read(damaged));
            assertThat(refusal).isNotNull();
        }
    }

    private static byte[] ole(String name, byte[] content) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(content), name);
            return bytes(files);
        }
    }

    private static byte[] bytes(POIFSFileSystem files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.writeFilesystem(out);
        return out.toByteArray();
    }
}
