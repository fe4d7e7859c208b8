package dev.crmkit.testkit.crash;

import java.lang.reflect.Constructor;

/** Makes sites by the names of their classes. */
final class Site {
    private Site() {}

    static CrashSite named(String type) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(type).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (CrashSite) constructor.newInstance();
    }
}
