package dev.milepost.process.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses paths that spell a letter, a digit, a hyphen or an underscore as {@code %xx}. Nobody needs to, and some of the
 * engine's own filters look at the path as it was sent while its servlets look at it decoded: {@code /camunda/%61pi/…} would
 * reach the engine past them, without a user and so without any check.
 */
final class PlainPaths extends StrictHttpFirewall {

    private static final Pattern NEEDLESS =
            Pattern.compile("%(2[dD]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aA])");

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (NEEDLESS.matcher(request.getRequestURI()).find()) {
            throw new RequestRejectedException("The path spells letters or digits in hexadecimal");
        }
        return super.getFirewalledRequest(request);
    }
}
