package dev.crmkit.examples.notifiers;

/** Subjects as one line, whatever was in the values. */
final class Lines {
    private Lines() {}

    static String one(String subject) {
        return subject.replaceAll("\\R", " ");
    }
}
