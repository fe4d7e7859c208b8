package dev.crmkit.examples.architecture.broken.jdbc;

import dev.crmkit.examples.architecture.broken.core.deal.PlainDeal;

record StoreSeesCore(PlainDeal deal) {}
