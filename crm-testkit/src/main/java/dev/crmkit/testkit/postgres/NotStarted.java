package dev.crmkit.testkit.postgres;

import java.io.IOException;

/** What is said when there is no server. */
final class NotStarted {
    /** The environment variable with the URL of a server to be used instead. */
    static final String INSTEAD = "CRM_TEST_PG_URL";

    private NotStarted() {}

    static IllegalStateException because(IOException reason) {
        return new IllegalStateException(
                "PostgreSQL cannot be started here. To test on a server that runs, set the environment variable "
                        + INSTEAD
                        + ", such as jdbc:postgresql://host/database?user=name&password=secret. Reason: "
                        + reason.getMessage(),
                reason);
    }
}
