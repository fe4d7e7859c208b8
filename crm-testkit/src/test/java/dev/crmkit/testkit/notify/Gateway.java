package dev.crmkit.testkit.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A gateway in memory: what it took, and how it fails. */
final class Gateway {
    /** What the line says when something is wrong. It quotes what was sent, as libraries do. */
    static final class Trouble extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final GatewayFault fault;

        Trouble(GatewayFault fault, String quoted) {
            super(fault + " while sending " + quoted);
            this.fault = fault;
        }
    }

    private final List<Delivered> taken = new CopyOnWriteArrayList<>();
    private volatile GatewayFault behaviour = GatewayFault.NONE;

    void behave(GatewayFault fault) {
        behaviour = fault;
    }

    List<Delivered> taken() {
        return taken;
    }

    void post(Delivered message) throws InterruptedException {
        GatewayFault now = behaviour;
        if (now == GatewayFault.SILENT) {
            new CountDownLatch(1).await();
        }
        boolean takes = now != GatewayFault.REFUSING && now != GatewayFault.BUSY && now != GatewayFault.UNREACHABLE;
        if (takes) {
            taken.add(message);
        }
        if (now != GatewayFault.NONE) {
            throw new Trouble(now, message.subject() + message.text());
        }
    }
}
