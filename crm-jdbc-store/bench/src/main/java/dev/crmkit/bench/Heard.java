package dev.crmkit.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The last text that was prepared on a data source, with what was bound to it. Not thread-safe. */
final class Heard {
    private String text = "";
    private final List<@Nullable Object> values = new ArrayList<>();

    /** The statement that gives the answer: what goes ahead in the same text is left out. */
    String last() {
        return text.substring(text.lastIndexOf(';') + 1).strip();
    }

    List<@Nullable Object> bound() {
        long ahead = text.substring(0, text.lastIndexOf(';') + 1)
                .chars()
                .filter(c -> c == '?')
                .count();
        return values.subList((int) ahead, values.size());
    }

    DataSource listening(DataSource source) {
        return proxy(DataSource.class, source);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    hear(method.getName(), arguments);
                    try {
                        return around(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void hear(String method, @Nullable Object @Nullable [] arguments) {
        if (method.equals("prepareStatement") && arguments != null) {
            text = String.valueOf(arguments[0]);
            values.clear();
        } else if (method.equals("setObject") && arguments != null) {
            values.add(arguments[1]);
        }
    }

    private @Nullable Object around(@Nullable Object result) {
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result);
        }
        return result instanceof Connection ? proxy(Connection.class, result) : result;
    }
}
