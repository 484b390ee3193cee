package dev.milepost.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been read once for its digest and can be read again: kept in a temporary file, or, for multipart
 * uploads, by the server, which keeps parts anyway. Close it to delete the file.
 */
record RepeatableRequest(
        HttpServletRequest request, String digest, @Nullable Path body) implements AutoCloseable {

    static RepeatableRequest of(HttpServletRequest request) throws IOException {
        MessageDigest digest = Digests.sha256();
        Digests.add(digest, request.getRequestURI());
        Digests.add(digest, request.getQueryString());
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            for (Part part : parts(request)) {
                Digests.add(digest, part.getName() + "/" + part.getSubmittedFileName());
                digest(part.getInputStream(), digest, OutputStream.nullOutputStream());
            }
            return new RepeatableRequest(request, Digests.hex(digest), null);
        }
        Path body = Files.createTempFile("milepost-", ".body");
        try (OutputStream out = Files.newOutputStream(body)) {
            digest(new LimitedInput(request.getInputStream()), digest, out);
        } catch (IOException | RuntimeException e) {
            Files.delete(body);
            throw e;
        }
        return new RepeatableRequest(new FromFile(request, body), Digests.hex(digest), body);
    }

    private static Collection<Part> parts(HttpServletRequest request) throws IOException {
        try {
            return request.getParts();
        } catch (IllegalStateException e) {
            throw new TooLargeException("The upload is larger than Milepost takes. Send its files as several reports.");
        } catch (ServletException e) {
            throw new InvalidRequestException("The form cannot be read. Send each file as a part, as curl -F does.");
        }
    }

    private static void digest(InputStream in, MessageDigest digest, OutputStream out) throws IOException {
        try (DigestInputStream digested = new DigestInputStream(in, digest)) {
            digested.transferTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        if (body != null) {
            Files.deleteIfExists(body);
        }
    }

    private static final class FromFile extends HttpServletRequestWrapper {

        private final Path body;

        FromFile(HttpServletRequest request, Path body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            InputStream in = Files.newInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    return in.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    return in.read(target, offset, length);
                }

                @Override
                public void close() throws IOException {
                    in.close();
                }

                @Override
                public boolean isFinished() {
                    try {
                        return in.available() == 0;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("Milepost reads requests at once");
                }
            };
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
