package dev.milepost.paper;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/** Prints, a few at a time. Thread-safe. */
@Component
public class Printer {

    private static final int LONGEST = 3_000_000;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE = 20;

    private final Semaphore free = new Semaphore(AT_ONCE);

    /**
     * A drawing as PNG, at twice its size as far as that is not too large.
     *
     * @param svg well-formed, with a width and a height
     * @throws CannotPrintException if that cannot be done
     */
    public byte[] png(String svg) {
        return print(svg, page -> Raster.png(page));
    }

    /**
     * A page as PDF.
     *
     * @param xhtml well-formed; drawings may lie in it
     * @throws CannotPrintException if that cannot be done
     */
    public byte[] pdf(String xhtml) {
        return print(xhtml, page -> Press.pdf(page));
    }

    private byte[] print(String text, Print how) {
        if (text.length() > LONGEST) {
            throw new CannotPrintException(
                    "This is too large to be printed. Take the SVG instead, or fewer projects at a time.");
        }
        return inTurn(() -> how.of(OwnMarkup.read(text)));
    }

    private byte[] inTurn(Callable<byte[]> work) {
        boolean mine = false;
        try {
            mine = free.tryAcquire(PATIENCE, TimeUnit.SECONDS);
            if (!mine) {
                throw new CannotPrintException("Others are printing. Try again in a minute.");
            }
            return work.call();
        } catch (CannotPrintException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotPrintException("The server is stopping.", e);
        } catch (NoClassDefFoundError | ExceptionInInitializerError | InternalError | UnsatisfiedLinkError e) {
            // what the JDK throws where the machine has no font configuration, the first time and later
            throw new CannotPrintException(
                    "This server cannot draw text: its Java finds no fonts. Install the package fontconfig, or take the"
                            + " SVG or HTML instead.",
                    e);
        } catch (Exception e) {
            throw new CannotPrintException("This cannot be printed. Take the SVG or HTML instead.", e);
        } finally {
            if (mine) {
                free.release();
            }
        }
    }

    private interface Print {
        byte[] of(Document page) throws Exception;
    }
}
