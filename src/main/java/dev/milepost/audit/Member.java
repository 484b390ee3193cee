package dev.milepost.audit;

/** What a row says, beside its number, its instant and its place in the chain; in the order in which rows are written. */
enum Member {
    ACTOR("actor", 255),
    ON_BEHALF_OF("onBehalfOf", 255),
    ACTION("action", 160),
    PROJECT("project", 64),
    OBJECT("object", 255),
    BEFORE("before", 64),
    AFTER("after", 64),
    EVIDENCE("evidence", 64),
    RULES("rules", 64),
    OUTCOME("outcome", 16),
    DETAIL("detail", 300),
    COUNT("count", 10);

    /** The member's name in JSON. */
    final String key;

    /** How many characters of it are kept. */
    final int limit;

    Member(String key, int limit) {
        this.key = key;
        this.limit = limit;
    }
}
