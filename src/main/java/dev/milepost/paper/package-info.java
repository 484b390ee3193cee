/**
 * Makes PNG and PDF of drawings and pages, with fonts of its own, reaching neither network nor files. Knows no other module; the
 * only code that knows Batik and openhtmltopdf.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.paper;
