package dev.milepost.importing;

/** A sequence flow of a plan that is being made. */
final class Way {

    final String id;
    String name = "";
    String documentation = "";
    Step from;
    Step to;
    int line;

    /** The condition as an expression of the engine; empty for none. */
    String condition = "";

    Way(String id, Step from, Step to) {
        this.id = id;
        this.from = from;
        this.to = to;
    }
}
