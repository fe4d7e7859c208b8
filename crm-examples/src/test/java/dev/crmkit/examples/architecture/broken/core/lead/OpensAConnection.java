package dev.crmkit.examples.architecture.broken.core.lead;

import javax.sql.DataSource;

record OpensAConnection(DataSource source) {}
