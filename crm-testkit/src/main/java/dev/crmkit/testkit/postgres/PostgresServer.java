package dev.crmkit.testkit.postgres;

import static java.util.stream.Collectors.joining;

import dev.crmkit.spi.ForCallers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server that runs, known by its URL. Immutable and thread-safe. */
@ForCallers
public final class PostgresServer {
    private static final Supplier<PostgresServer> SHARED = new Once<>(PostgresServer::givenOrStarted);
    private static final String LOOK_FOR_THE_PRIMARY =
            "?user=postgres&targetServerType=primary&connectTimeout=2&hostRecheckSeconds=1";

    private final String url;

    private PostgresServer(String url) {
        this.url = url;
    }

    /**
     * The server of all tests of this JVM: the one at {@code CRM_TEST_PG_URL}, else one that is started at the first call
     * and stopped with the JVM.
     *
     * @throws IllegalStateException when it cannot be started; the message tells why and what to do
     */
    public static PostgresServer shared() {
        return SHARED.get();
    }

    /**
     * A server that runs already.
     *
     * @param url as JDBC takes it, with the user and the password
     */
    public static PostgresServer at(String url) {
        return new PostgresServer(url);
    }

    /** Whichever of these nodes is the primary when a connection is opened. */
    public static PostgresServer primaryOf(PostgresNode... nodes) {
        String hosts =
                Arrays.stream(nodes).map(node -> "127.0.0.1:" + node.port()).collect(joining(","));
        return at("jdbc:postgresql://" + hosts + "/postgres" + LOOK_FOR_THE_PRIMARY);
    }

    static PostgresServer onPort(int port) {
        return at("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }

    public String url() {
        return url;
    }

    /** Opens a new connection each time: no pool. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }

    /** A new empty schema with a name of its own, which no other test sees. */
    public PostgresSchema schema() {
        return PostgresSchema.createdOn(this);
    }

    PostgresServer with(String parameter) {
        return at(url + (url.contains("?") ? "&" : "?") + parameter);
    }

    void execute(String... statements) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only value the query gives. */
    String ask(String query) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PostgresServer givenOrStarted() {
        String given = System.getenv(NotStarted.INSTEAD);
        return given == null ? PostgresNode.start().server() : at(given);
    }

    @Override
    public String toString() {
        return url;
    }
}
