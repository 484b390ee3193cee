package dev.milepost.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns a drawing into pixels: no scripts, nothing from outside, and never more pixels than memory is sure to hold. */
final class Raster {

    private static final double MOST_PIXELS = 16_000_000;
    private static final double SHARP = 2;

    private Raster() {}

    static byte[] png(Document drawing) throws TranscoderException, IOException {
        OwnFonts.register();
        Element root = drawing.getDocumentElement();
        double width = Double.parseDouble(root.getAttribute("width"));
        double height = Double.parseDouble(root.getAttribute("height"));
        double scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
        Picture picture = new Picture();
        picture.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) Math.max(1, Math.floor(width * scale)));
        picture.addTranscodingHint(SVGAbstractTranscoder.KEY_HEIGHT, (float) Math.max(1, Math.floor(height * scale)));
        picture.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
        picture.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOWED_SCRIPT_TYPES, "");
        picture.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
        picture.transcode(new TranscoderInput(drawing), new TranscoderOutput());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture.image(), "png", out);
        return out.toByteArray();
    }

    /** Keeps the image, for the JDK to write. */
    private static final class Picture extends ImageTranscoder {

        private @Nullable BufferedImage image;

        @Override
        public BufferedImage createImage(int width, int height) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        }

        @Override
        public void writeImage(BufferedImage drawn, @Nullable TranscoderOutput nowhere) {
            image = drawn;
        }

        BufferedImage image() {
            if (image == null) {
                throw new IllegalStateException("Nothing was drawn");
            }
            return image;
        }
    }
}
