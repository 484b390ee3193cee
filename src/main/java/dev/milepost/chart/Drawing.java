package dev.milepost.chart;

/**
 * A finished drawing. Every text in it has been escaped, so that it may be put into a page as it is.
 *
 * @param svg an {@code <svg>} element without XML declaration: well-formed as XML, and valid inside HTML
 * @param width in pixels
 * @param height in pixels
 */
public record Drawing(String svg, int width, int height) {

    /** The drawing itself, so that templates can write it out. */
    @Override
    public String toString() {
        return svg;
    }
}
