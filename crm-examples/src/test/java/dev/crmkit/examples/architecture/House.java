package dev.crmkit.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tree of packages laid out like crmkit's: what the rules are about. There are two: the real one, and one in this test
 * tree that breaks every rule.
 *
 * @param root the package of the front door
 */
record House(String root) {
    static final House REAL = new House("dev.crmkit");
    static final House BROKEN = new House("dev.crmkit.examples.architecture.broken");

    /** The pattern of a package and all below it. */
    String all(String packageName) {
        return root + "." + packageName + "..";
    }

    /** The patterns of several packages and all below them. */
    String[] all(String... packageNames) {
        return Arrays.stream(packageNames).map(this::all).toArray(String[]::new);
    }

    /** These types, by their names below the root, with all that is nested in them. */
    DescribedPredicate<JavaClass> types(String... names) {
        List<String> wanted =
                Arrays.stream(names).map(name -> root + "." + name).toList();
        return describe(
                "one of " + String.join(", ", names),
                type -> enclosing(type).map(JavaClass::getName).anyMatch(wanted::contains));
    }

    /** The types of these packages and below. */
    DescribedPredicate<JavaClass> rooms(String... packageNames) {
        return JavaClass.Predicates.resideInAnyPackage(all(packageNames)).as("in " + String.join(", ", packageNames));
    }

    /** The part of the package name below this package; empty when the type does not lie below it. */
    Optional<String> room(String parent, JavaClass type) {
        String prefix = root + "." + parent + ".";
        return type.getPackageName().startsWith(prefix)
                ? Optional.of(type.getPackageName().substring(prefix.length()).replaceAll("\\..*", ""))
                : Optional.empty();
    }

    /** In a package named {@code internal}, or below one. */
    static DescribedPredicate<JavaClass> internal() {
        return JavaClass.Predicates.resideInAPackage("..internal..").as("internal");
    }

    /** What a host or a plugin author can name: public, in public types, outside {@code internal}. */
    static DescribedPredicate<JavaClass> published() {
        return describe(
                "published",
                type -> !internal().test(type)
                        && enclosing(type).allMatch(each -> each.getModifiers().contains(JavaModifier.PUBLIC)));
    }

    /** The type and those it is nested in. */
    private static Stream<JavaClass> enclosing(JavaClass type) {
        return Stream.iterate(
                        Optional.of(type),
                        Optional::isPresent,
                        each -> each.get().getEnclosingClass())
                .map(Optional::get);
    }
}
