package dev.crmkit.examples.architecture.broken.core.lead;

import org.slf4j.Logger;

record KeepsALog(Logger log) {}
