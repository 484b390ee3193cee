package dev.milepost.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrinterTest {

    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 100 50" font-family="DejaVu Sans, sans-serif">
            <defs><g id="d"><path d="M0-8 8 0 0 8-8 0z" fill="#ff0000"/></g></defs>
            <a href="/projects/x"><title>t</title><use href="#d" x="50" y="25"/></a><text x="2" y="10">Ωж שלום</text>%s</svg>""";

    private final Printer printer = new Printer();

    @Test
    void drawsWhatIsUsedWithinADrawing() throws IOException {
        BufferedImage image = image(SVG.formatted(100, 50, ""));
        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getRGB(100, 50)).isEqualTo(0xFFFF0000);
    }

    @Test
    void largeDrawingsAreMadeSmallerRatherThanFillingTheMemory() throws IOException {
        BufferedImage image = image(SVG.formatted(40_000, 20_000, ""));
        assertThat(image.getWidth() * image.getHeight()).isLessThanOrEqualTo(16_000_000);
    }

    @Test
    void setsLettersOfManyScriptsAsText() throws IOException {
        String text =
                text(printer.pdf(page("<p>Ünïcode Ωμέγα Жизнь</p><p>שלום</p><p>مرحبا</p><p>\uD83D\uDE80 \u4E2D</p>"
                        + SVG.formatted(100, 50, ""))));
        assertThat(text).contains("Ünïcode Ωμέγα Жизнь");
        assertThat(text.codePoints().filter(c -> 0x590 <= c && c < 0x600).count())
                .isEqualTo(4);
        assertThat(text.codePoints()
                        .filter(c -> (c >= 0x600 && c < 0x700) || (c >= 0xFB50 && c < 0xFF00))
                        .count())
                .isEqualTo(5);
    }

    @Test
    void whatNoTextMayHoldDoesNotBreakIt() throws IOException {
        assertThat(text(printer.pdf(page("<p>a\u0001b\uD800c\uFFFEd &lt;script&gt; \u202Eeven</p>"))))
                .contains("a", "<script> even");
    }

    @Test
    void reachesNeitherNetworkNorFiles(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOPSECRET");
        try (ServerSocket trap = new ServerSocket(0)) {
            String there = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
            String page =
                    "<html xmlns='http://www.w3.org/1999/xhtml'><head><link rel='stylesheet' href='%1$s'/><style>@import url(%1$s); @font-face"
                                    .formatted(there)
                            + " {font-family:f;src:url(" + there + ")} body{font-family:f;background:url(" + there
                            + ")}</style></head><body><img src='" + there
                            + "'/><object data='" + secret.toUri() + "'>x</object>"
                            + SVG.formatted(
                                    100,
                                    50,
                                    "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='" + there
                                            + "' width='9' height='9'/>")
                            + "</body></html>";
            byte[] pdf = printer.pdf(page);
            assertThat(text(pdf)).doesNotContain("TOPSECRET");
            assertThat(image(SVG.formatted(100, 50, "<image href='" + there + "' width='9' height='9'/>")))
                    .isNotNull();
            trap.setSoTimeout(300);
            assertThatThrownBy(trap::accept).as("nobody called").isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusesWhatIsTooLargeOrDeclaresEntities() {
        assertThatThrownBy(() -> printer.pdf(page("x".repeat(3_000_001)))).isInstanceOf(CannotPrintException.class);
        assertThatThrownBy(() -> printer.png("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"))
                .isInstanceOf(CannotPrintException.class);
    }

    @Test
    void textFromRightToLeftIsSetInTheOrderInWhichItIsSeen() {
        assertThat(new RightToLeft().reorderRTLTextToLTR("שלום (א)")).isEqualTo("(א) םולש");
        Directions directions = new Directions();
        directions.setParagraph("abc שלום def", Directions.LTR);
        assertThat(directions.countTextRuns()).isEqualTo(3);
        assertThat(directions.getVisualRun(1).getDirection()).isEqualTo(Directions.RTL);
        directions.setParagraph("", Directions.LTR);
        assertThat(directions.getBaseDirection("")).isEqualTo(Directions.LTR);
    }

    private BufferedImage image(String svg) throws IOException {
        byte[] png = printer.png(svg);
        assertThat(Arrays.copyOf(png, 4)).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String page(String body) {
        return "<html xmlns='http://www.w3.org/1999/xhtml'><head><style>body { font-family: 'DejaVu Sans' }</style></head><body>%s</body></html>"
                .formatted(body);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
