package dev.crmkit.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that die after so many statements and commits: the process that worked on them is as good as killed. */
final class Mortal {
    private static final String SAID = "The connection is dead";

    private final AtomicInteger left;
    private final Runnable end;

    private Mortal(int statements, Runnable end) {
        this.left = new AtomicInteger(statements);
        this.end = end;
    }

    /** Connections of the source that answer so many statements and commits, all together. */
    static DataSource after(int statements, DataSource source) {
        return after(statements, source, () -> {});
    }

    /** @param end what is done when the next one is due */
    static DataSource after(int statements, DataSource source, Runnable end) {
        Mortal mortal = new Mortal(statements, end);
        return mortal.wrapped(DataSource.class, source);
    }

    private <T> T wrapped(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                Mortal.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    requireAlive(method.getName());
                    try {
                        return wrapped(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        if (result instanceof Connection connection) {
            return wrapped(Connection.class, connection);
        }
        return result instanceof PreparedStatement statement ? wrapped(PreparedStatement.class, statement) : result;
    }

    /** A dead connection can be closed, which rolls back. */
    private void requireAlive(String method) throws SQLException {
        boolean counts = method.startsWith("execute") || method.equals("commit");
        if (counts && left.getAndDecrement() <= 0) {
            end.run();
            throw new SQLRecoverableException(SAID, "08006");
        }
        if (left.get() < 0 && method.equals("rollback")) {
            throw new SQLRecoverableException(SAID, "08006");
        }
    }
}
