package peers;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Counts rows written, statements and commits; used only by the untimed COUNT pass. */
public final class CountingDataSource implements DataSource {

    private final DataSource ds;
    public final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    public CountingDataSource(DataSource ds) { this.ds = ds; }

    /** Statements by the call that sent them and by their text; for a profile. */
    public final Map<String, LongAdder> texts = new ConcurrentSkipListMap<>();
    private final java.util.List<String> sent = java.util.Collections.synchronizedList(new java.util.ArrayList<>());

    private void text(String sql) { sent.add(sql.replaceAll("\\s+", " ").trim()); }

    /** The statements since the last call belong to this one. */
    void settle(String call) {
        for (String sql : sent) texts.computeIfAbsent(call + " | " + sql, x -> new LongAdder()).increment();
        sent.clear();
    }

    private void add(String k, long n) { counts.computeIfAbsent(k, x -> new LongAdder()).add(n); }

    private static String verb(String sql) {
        String s = sql.stripLeading();
        int i = 0;
        while (i < s.length() && Character.isLetter(s.charAt(i))) i++;
        return s.substring(0, i).toLowerCase(Locale.ROOT);
    }

    private void rows(String verb, int n) {
        if (verb.equals("insert") || verb.equals("update") || verb.equals("delete")) {
            add(verb + "Rows", n == Statement.SUCCESS_NO_INFO ? 1 : Math.max(n, 0));
        }
    }

    private Object statement(Object target, Class<?> type, String preparedSql) {
        InvocationHandler h = (p, m, a) -> {
            String n = m.getName();
            Object r = invoke(m, target, a);
            if (n.startsWith("execute")) {
                String sql = preparedSql != null ? preparedSql : a != null && a.length > 0 && a[0] instanceof String s ? s : "";
                String v = verb(sql);
                add(v + "Stmts", 1);
                text(sql);
                if (r instanceof int[] b) for (int x : b) rows(v, x);
                else if (r instanceof Integer x) rows(v, x);
                else if (r instanceof Boolean b && !b && !v.equals("select")) rows(v, ((Statement) target).getUpdateCount());
            }
            return r;
        };
        return Proxy.newProxyInstance(type.getClassLoader() == null ? getClass().getClassLoader() : type.getClassLoader(), new Class<?>[]{type}, h);
    }

    private Connection wrap(Connection c) {
        InvocationHandler h = (p, m, a) -> {
            String n = m.getName();
            Object r = invoke(m, c, a);
            if (n.equals("commit")) add("commits", 1);
            if (n.equals("prepareStatement")) return statement(r, PreparedStatement.class, (String) a[0]);
            if (n.equals("createStatement")) return statement(r, Statement.class, null);
            return r;
        };
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class}, h);
    }

    private static Object invoke(Method m, Object t, Object[] a) throws Throwable {
        try {
            return m.invoke(t, a);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override public Connection getConnection() throws SQLException { return wrap(ds.getConnection()); }
    @Override public Connection getConnection(String u, String p) throws SQLException { return wrap(ds.getConnection(u, p)); }
    @Override public PrintWriter getLogWriter() throws SQLException { return ds.getLogWriter(); }
    @Override public void setLogWriter(PrintWriter out) throws SQLException { ds.setLogWriter(out); }
    @Override public void setLoginTimeout(int s) throws SQLException { ds.setLoginTimeout(s); }
    @Override public int getLoginTimeout() throws SQLException { return ds.getLoginTimeout(); }
    @Override public Logger getParentLogger() { return Logger.getGlobal(); }
    @Override public <T> T unwrap(Class<T> t) throws SQLException { return ds.unwrap(t); }
    @Override public boolean isWrapperFor(Class<?> t) throws SQLException { return ds.isWrapperFor(t); }
}
