package dev.crmkit.jdbc;

import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.crash.CrashSite;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * An H2 file; as it is by default where {@code crash.forgetful} is set, with the saboteur {@code crash.saboteur} names.
 */
class H2CrashSite implements CrashSite {
    static final String FILE = "crash.file";
    static final String FORGETFUL = "crash.forgetful";
    static final String SABOTEUR = "crash.saboteur";

    @Override
    public CrmStore open() {
        String url = "jdbc:h2:file:" + System.getProperty(FILE);
        boolean forgetful = Boolean.getBoolean(FORGETFUL);
        JdbcConnectionPool pool = JdbcConnectionPool.create(forgetful ? url : url + ";WRITE_DELAY=0", "sa", "");
        CrmStore store =
                new Opened(forgetful ? JdbcStore.onForgetfulDatabase(pool) : JdbcStore.on(pool), pool::dispose);
        String saboteur = System.getProperty(SABOTEUR, "");
        return saboteur.isEmpty() ? store : CrashSaboteur.valueOf(saboteur).in(store);
    }
}
