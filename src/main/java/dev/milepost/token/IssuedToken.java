package dev.milepost.token;

/**
 * A token just made: the only time its secret is known.
 *
 * @param token what is kept of it
 * @param secret what its owner sends; it cannot be had again
 */
public record IssuedToken(CiToken token, String secret) {

    @Override
    public String toString() {
        return token.toString();
    }
}
