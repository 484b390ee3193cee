package dev.milepost.forecast.exchange;

import java.nio.charset.Charset;
import java.util.List;

/** Files in the shape of Primavera P6's XER: Monday to Friday, 8 to 16; planned start and data date Monday 2026-01-05 08:00. */
final class Xer {

    private static final String DAY = "(0||0(s|08:00|f|16:00)())";

    private Xer() {}

    static String project(List<String> tasks, List<String> links) {
        return row("ERMHDR", "8.4", "2026-01-05", "Project", "admin", "admin", "db", "Project Management", "EUR")
                + table(
                        "CURRTYPE",
                        "curr_id",
                        "decimal_digit_cnt",
                        "curr_symbol",
                        "decimal_symbol",
                        "digit_group_symbol",
                        "pos_curr_fmt_type",
                        "neg_curr_fmt_type",
                        "curr_type",
                        "curr_short_name",
                        "group_digit_cnt",
                        "base_exch_rate")
                + row("%R", "1", "2", "€", ".", ",", "#1.1", "(#1.1)", "Euro", "EUR", "3", "1")
                + table(
                        "PROJECT",
                        "proj_id",
                        "proj_short_name",
                        "clndr_id",
                        "last_recalc_date",
                        "plan_start_date",
                        "export_flag")
                + row("%R", "1", "OWN", "1", "2026-01-05 08:00", "2026-01-05 08:00", "Y")
                + table(
                        "CALENDAR",
                        "clndr_id",
                        "default_flag",
                        "clndr_name",
                        "proj_id",
                        "base_clndr_id",
                        "last_chng_date",
                        "clndr_type",
                        "day_hr_cnt",
                        "week_hr_cnt",
                        "month_hr_cnt",
                        "year_hr_cnt",
                        "clndr_data")
                + row(
                        "%R",
                        "1",
                        "Y",
                        "Standard",
                        "",
                        "",
                        "2026-01-05 08:00",
                        "CA_Base",
                        "8",
                        "40",
                        "172",
                        "2000",
                        "(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()(" + DAY + "))(0||3()(" + DAY
                                + "))(0||4()(" + DAY + "))(0||5()(" + DAY + "))(0||6()(" + DAY
                                + "))(0||7()())))(0||Exceptions()())))")
                + table(
                        "PROJWBS",
                        "wbs_id",
                        "proj_id",
                        "seq_num",
                        "proj_node_flag",
                        "wbs_short_name",
                        "wbs_name",
                        "parent_wbs_id")
                + row("%R", "10", "1", "1", "Y", "OWN", "Own project", "")
                + table("TASKMEMO", "memo_id", "task_id", "memo_type_id", "proj_id", "task_memo")
                + row("%R", "1", "100", "1", "1", "<html><script>never read</script></html>")
                + table(
                        "TASK",
                        "task_id",
                        "proj_id",
                        "wbs_id",
                        "clndr_id",
                        "complete_pct_type",
                        "task_type",
                        "status_code",
                        "task_code",
                        "task_name",
                        "target_drtn_hr_cnt",
                        "remain_drtn_hr_cnt",
                        "act_start_date",
                        "act_end_date",
                        "target_start_date",
                        "target_end_date")
                + String.join("", tasks)
                + table(
                        "TASKPRED",
                        "task_pred_id",
                        "task_id",
                        "pred_task_id",
                        "proj_id",
                        "pred_proj_id",
                        "pred_type",
                        "lag_hr_cnt")
                + String.join("", links)
                + "%E\n";
    }

    /** An activity of so many hours of which some remain; {@code started} and {@code ended} may be empty. */
    static String task(int id, String type, int hours, int remaining, String started, String ended) {
        String status = !ended.isEmpty() ? "TK_Complete" : started.isEmpty() ? "TK_NotStart" : "TK_Active";
        return row(
                "%R",
                "" + id,
                "1",
                "10",
                "1",
                "CP_Drtn",
                type,
                status,
                "A" + id,
                "Activité " + id,
                "" + hours,
                "" + remaining,
                started,
                ended,
                "2026-01-05 08:00",
                "2026-01-05 16:00");
    }

    static String task(int id, int hours) {
        return task(id, "TT_Task", hours, hours, "", "");
    }

    static String link(int from, int to, String type, int hours) {
        return row("%R", "" + (1000 * from + to), "" + to, "" + from, "1", "1", type, "" + hours);
    }

    static ImportedSchedule read(String text) throws UnreadableFileException {
        return ScheduleFile.read(text.getBytes(Charset.forName("windows-1252")));
    }

    private static String table(String name, String... fields) {
        return "%T\t" + name + "\n%F\t" + String.join("\t", fields) + "\n";
    }

    private static String row(String... values) {
        return String.join("\t", values) + "\n";
    }
}
