package dev.crmkit.testkit.crash;

import java.lang.reflect.Constructor;

/** Makes sites by the names of their classes. */
final class Site {
    private Site() {}

    static CrashSite named(String type) {
        try {
            Constructor<?> constructor = Class.forName(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (CrashSite) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A site needs a constructor without parameters: " + type, e);
        }
    }
}
