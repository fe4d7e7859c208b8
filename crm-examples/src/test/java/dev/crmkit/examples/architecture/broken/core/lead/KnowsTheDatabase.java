package dev.crmkit.examples.architecture.broken.core.lead;

import org.h2.jdbcx.JdbcDataSource;

record KnowsTheDatabase(JdbcDataSource database) {}
