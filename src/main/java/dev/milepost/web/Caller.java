package dev.milepost.web;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who sends a request. */
final class Caller {

    private static final String GROUP = "GROUP_";

    private Caller() {}

    /** The groups the caller is in at this moment. */
    static List<String> groups(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(GROUP))
                .map(authority -> authority.substring(GROUP.length()))
                .toList();
    }
}
