package dev.crmkit.testkit.access;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints any answer of a door in full, so that two answers are equal when and only when a caller cannot tell them apart. */
final class Canon {
    private Canon() {}

    static String print(@Nullable Object answer) {
        if (answer == null) {
            return "-";
        }
        if (answer instanceof Record record) {
            return record(record);
        }
        if (answer instanceof RecordView view) {
            return view.getClass().getSimpleName() + record(view.record());
        }
        if (answer instanceof Optional<?> optional) {
            return optional.map(Canon::print).orElse("empty");
        }
        if (answer instanceof Iterable<?> many) {
            List<String> printed = new ArrayList<>();
            many.forEach(each -> printed.add(print(each)));
            return printed.toString();
        }
        if (answer instanceof Map<?, ?> map) {
            Map<String, String> printed = new TreeMap<>();
            map.forEach((key, value) -> printed.put(print(key), print(value)));
            return printed.toString();
        }
        if (answer instanceof Throwable thrown) {
            return thrown(thrown);
        }
        return answer.getClass().isRecord() ? components(answer) : answer.toString();
    }

    private static String record(Record record) {
        List<String> values = new ArrayList<>();
        for (Field<?> field : record.type().fields()) {
            record.value(field).ifPresent(value -> values.add(field.key() + "=" + print(value)));
        }
        return record.ref() + "@" + record.version() + values;
    }

    /** The kind, the words, and whatever else a refusal can be asked for. */
    private static String thrown(Throwable thrown) {
        String told = thrown.getClass().getSimpleName() + "(" + thrown.getMessage() + ")";
        if (!(thrown instanceof CrmException)) {
            return told;
        }
        List<String> parts = new ArrayList<>();
        for (Method method : thrown.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getDeclaringClass().getName().startsWith("dev.crmkit")) {
                parts.add(method.getName() + "=" + print(ask(thrown, method)));
            }
        }
        return told + parts.stream().sorted().toList();
    }

    private static String components(Object answer) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            parts.add(component.getName() + "=" + print(ask(answer, component.getAccessor())));
        }
        return answer.getClass().getSimpleName() + parts.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static @Nullable Object ask(Object of, Method method) {
        try {
            return method.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
