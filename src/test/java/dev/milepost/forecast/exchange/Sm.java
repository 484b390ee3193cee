package dev.milepost.forecast.exchange;

import java.nio.charset.StandardCharsets;

/** Files in the shape of PSPLIB's. */
final class Sm {

    /** Five jobs; the longest way is 1, 2, 4, 5 with 3 + 4 = 7. */
    static final String SMALL = """
            ************************************************************************
            file with basedata            : own.bas
            initial value random generator: 1
            ************************************************************************
            projects                      :  1
            jobs (incl. supersource/sink ):  5
            horizon                       :  9
            RESOURCES
              - renewable                 :  2   R
              - nonrenewable              :  0   N
              - doubly constrained        :  0   D
            ************************************************************************
            PROJECT INFORMATION:
            pronr.  #jobs rel.date duedate tardcost  MPM-Time
                1      3      0        9        2        7
            ************************************************************************
            PRECEDENCE RELATIONS:
            jobnr.    #modes  #successors   successors
               1        1          2           2   3
               2        1          1           4
               3        1          1           5
               4        1          1           5
               5        1          0
            ************************************************************************
            REQUESTS/DURATIONS:
            jobnr. mode duration  R 1  R 2
            ------------------------------------------------------------------------
              1      1     0       0    0
              2      1     3       4    0
              3      1     2      10    0
              4      1     4       0    1
              5      1     0       0    0
            ************************************************************************
            RESOURCEAVAILABILITIES:
              R 1  R 2
               12   13
            ************************************************************************
            """;

    private Sm() {}

    static ImportedSchedule read(String text) throws UnreadableFileException {
        return ScheduleFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
