package dev.milepost.process.login;

import org.jspecify.annotations.Nullable;

/** Where to go after a login: on this server, and nowhere else. */
final class LocalPath {

    private LocalPath() {}

    /** The path, or {@code /} where it could lead elsewhere. */
    static String of(@Nullable String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0) {
            return "/";
        }
        return path.chars().anyMatch(Character::isISOControl) ? "/" : path;
    }
}
