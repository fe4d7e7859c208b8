package dev.crmkit.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Data sources that prepare, share or count what passes through them. */
final class Wrapped {
    private Wrapped() {}

    /** What is done with a connection before it is handed out. */
    @FunctionalInterface
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    static DataSource source(DataSource source, Preparation preparation) {
        return proxy(DataSource.class, source, (method, result) -> {
            if (result instanceof Connection connection) {
                preparation.prepare(connection);
            }
            return result;
        });
    }

    /** Hands out the one connection, which nobody can close. */
    static DataSource always(Connection connection) {
        Connection open = (Connection) Proxy.newProxyInstance(
                Wrapped.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) ->
                        method.getName().equals("close") ? null : call(connection, method, arguments));
        return (DataSource) Proxy.newProxyInstance(
                Wrapped.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> open);
    }

    /** Counts statements that are executed. */
    static DataSource counting(DataSource source, AtomicInteger executed) {
        return observed(source, statement -> executed.incrementAndGet());
    }

    /** Looks at every statement that has been executed. */
    static DataSource observed(DataSource source, Look look) {
        return proxy(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection ? observed(connection, look) : result);
    }

    private static Connection observed(Connection connection, Look look) {
        return proxy(
                Connection.class,
                connection,
                (method, result) -> result instanceof PreparedStatement statement ? observed(statement, look) : result);
    }

    private static PreparedStatement observed(PreparedStatement statement, Look look) {
        return proxy(PreparedStatement.class, statement, (method, result) -> {
            if (method.startsWith("execute")) {
                look.at(statement);
            }
            return result;
        });
    }

    /** What is to be seen of a statement. */
    @FunctionalInterface
    interface Look {
        void at(PreparedStatement statement) throws SQLException;
    }

    /** Sees every call that has returned. */
    @FunctionalInterface
    private interface Observer {
        Object returned(String method, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Observer observer) {
        return type.cast(Proxy.newProxyInstance(
                Wrapped.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object result = call(target, method, arguments);
                    return result == null ? null : observer.returned(method.getName(), result);
                }));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
