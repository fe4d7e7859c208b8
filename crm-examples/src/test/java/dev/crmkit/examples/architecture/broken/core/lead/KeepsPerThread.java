package dev.crmkit.examples.architecture.broken.core.lead;

record KeepsPerThread(ThreadLocal<String> kept) {}
