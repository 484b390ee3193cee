package dev.milepost.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.w3c.dom.Document;

/** Sets a page as PDF. Whatever the page asks for from elsewhere, it does not get. */
final class Press {

    static {
        // each page would tell in the log which fonts it loads
        XRLog.setLoggingEnabled(false);
    }

    private Press() {}

    static byte[] pdf(Document page) throws IOException {
        OwnFonts.register();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            PdfRendererBuilder press = new PdfRendererBuilder();
            press.withW3cDocument(page, "");
            press.useSVGDrawer(drawer);
            press.useFont(OwnFonts::regular, OwnFonts.FAMILY, 400, FontStyle.NORMAL, true);
            press.useFont(OwnFonts::bold, OwnFonts.FAMILY, 700, FontStyle.NORMAL, true);
            press.useUriResolver((base, uri) -> null);
            press.useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            press.useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            press.useUnicodeBidiSplitter(Directions::new);
            press.useUnicodeBidiReorderer(new RightToLeft());
            press.defaultTextDirection(TextDirection.LTR);
            press.useReplacementText("\u25A1");
            press.withProducer("Milepost");
            press.toStream(out);
            press.run();
        }
        return out.toByteArray();
    }
}
