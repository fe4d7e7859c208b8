package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.CrmTenant;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A new way to data is either looked through by the harness of non-interference, or somebody has said why not. */
class DoorsTest {

    @Test
    void every_public_way_to_data_is_known_by_name() {
        Doors doors = Doors.all();
        Set<String> known = new TreeSet<>(doors.ways().keySet());
        known.addAll(doors.exempt().keySet());
        assertThat(new TreeSet<>(found())).isEqualTo(known);
        assertThat(doors.ways().keySet())
                .doesNotContainAnyElementsOf(doors.exempt().keySet());
    }

    @Test
    void every_door_of_records_takes_part_in_what_all_of_them_can_do() {
        Set<String> types = doors().stream()
                .filter(Door.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(types).hasSameSizeAs(Stock.BUSINESS);
    }

    private static Set<String> found() {
        Set<String> keys = new LinkedHashSet<>();
        Set<Class<?>> doors = doors();
        doors.addAll(Set.of(Crm.class, CrmTenant.class));
        for (Class<?> door : doors) {
            for (Method method : door.getMethods()) {
                boolean leads = isDoor(method.getReturnType()) || method.getReturnType() == CrmTenant.class;
                if (isOurs(method) && !leads) {
                    keys.add(key(method));
                }
            }
        }
        return keys;
    }

    /** The session and whatever doors lead on from it. */
    private static Set<Class<?>> doors() {
        Set<Class<?>> found = new LinkedHashSet<>(Set.of(CrmSession.class));
        int before = 0;
        while (before < found.size()) {
            before = found.size();
            for (Class<?> door : Set.copyOf(found)) {
                Arrays.stream(door.getMethods())
                        .filter(DoorsTest::isOurs)
                        .map(Method::getReturnType)
                        .filter(DoorsTest::isDoor)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** No host can make one: it takes the desk of an actor. */
    private static boolean isDoor(Class<?> type) {
        return type == CrmSession.class
                || Arrays.stream(type.getConstructors())
                        .anyMatch(
                                each -> Arrays.asList(each.getParameterTypes()).contains(Desk.class)
                                        && Modifier.isFinal(type.getModifiers()));
    }

    private static boolean isOurs(Method method) {
        return method.getDeclaringClass().getName().startsWith("dev.crmkit") && !method.isBridge();
    }

    private static String key(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + parameters + ")";
    }
}
