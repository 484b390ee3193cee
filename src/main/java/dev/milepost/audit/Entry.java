package dev.milepost.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the trail is to say of one thing that happened. Immutable: each method answers a new entry. Texts are cut to what the
 * trail keeps. Pseudonyms are named by their login name; the chain itself will hold a pseudonym in its place.
 */
public final class Entry {

    static final String SYSTEM = "system";
    static final String ANONYMOUS = "anonymous";

    /** Marks a person's name until the sealer puts the pseudonym there. */
    static final String PERSON = "@";

    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final Map<Member, String> members;

    Entry(Map<Member, String> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /**
     * Something that was done, by whoever is logged in at this moment, or by Milepost itself if nobody is.
     *
     * @param action what was done: the thing and a verb in the past, as in {@code gate.passed}
     */
    public static Entry done(String action) {
        return new Entry(new EnumMap<>(Member.class))
                .with(Member.ACTION, action)
                .with(Member.OUTCOME, DONE);
    }

    /** Something that was tried and refused; {@code why} in a few words. */
    public static Entry refused(String action, String why) {
        return done(action).with(Member.OUTCOME, REFUSED).with(Member.DETAIL, why);
    }

    /** In this project. */
    public Entry project(@Nullable String key) {
        return with(Member.PROJECT, key);
    }

    /** To this thing: what it is and which, as in {@code gate}, {@code design-freeze}. */
    public Entry object(String kind, Object which) {
        return with(Member.OBJECT, kind + ":" + which);
    }

    /** To this person. */
    public Entry person(String name) {
        return with(Member.OBJECT, PERSON + name);
    }

    /** By this person; {@code null} for whoever is logged in. */
    public Entry by(@Nullable String name) {
        return with(Member.ACTOR, name == null ? null : PERSON + name);
    }

    /** By somebody who has not shown who they are. */
    public Entry byNobodyKnown() {
        return with(Member.ACTOR, ANONYMOUS);
    }

    /** In this person's place. */
    public Entry onBehalfOf(@Nullable String name) {
        return with(Member.ON_BEHALF_OF, name == null ? null : PERSON + name);
    }

    /** The digests of the thing as it was and as it is; {@code null} where it was not there, or is not any more. */
    public Entry change(@Nullable String before, @Nullable String after) {
        return with(Member.BEFORE, before).with(Member.AFTER, after);
    }

    /** The digest of the evidence it rests on. */
    public Entry evidence(@Nullable String digest) {
        return with(Member.EVIDENCE, digest);
    }

    /** The digest of the rules it rests on. */
    public Entry rules(@Nullable String digest) {
        return with(Member.RULES, digest);
    }

    /** More of it, in a few words and without names of people. */
    public Entry detail(@Nullable String words) {
        return with(Member.DETAIL, words);
    }

    /** Whether it was done, and not refused. */
    boolean isDone() {
        return DONE.equals(get(Member.OUTCOME));
    }

    /** It happened this often. */
    Entry times(int count) {
        return with(Member.COUNT, String.valueOf(count));
    }

    Entry with(Member member, @Nullable String value) {
        EnumMap<Member, String> more = new EnumMap<>(Member.class);
        more.putAll(members);
        if (value == null) {
            more.remove(member);
        } else {
            more.put(member, PlainText.of(value, member.limit));
        }
        return new Entry(more);
    }

    @Nullable
    String get(Member member) {
        return members.get(member);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry entry && entry.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
