package dev.crmkit.examples.architecture.broken.core.lead;

record StartsAThread(Thread thread) {}
