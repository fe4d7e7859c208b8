package dev.crmkit.core.internal;

import dev.crmkit.core.definitions.AssignmentTurn;
import dev.crmkit.core.internal.json.Json;
import dev.crmkit.spi.storage.Record;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the rules of a policy remember, by their number, as the row of the turn keeps it. */
final class TurnMemory {
    private static final String LAST = "last";
    private static final String BALANCE = "balance";

    private TurnMemory() {}

    static Map<String, AssignmentTurn> read(Optional<Record> row) {
        Map<String, AssignmentTurn> memory = new TreeMap<>();
        row.flatMap(turn -> turn.get(Ledger.Turn.MEMORY))
                .ifPresent(json -> ((Map<?, ?>) Json.read(json))
                        .forEach((number, turn) -> memory.put((String) number, turn((Map<?, ?>) turn))));
        return memory;
    }

    private static AssignmentTurn turn(Map<?, ?> json) {
        Map<String, Long> balance = new HashMap<>();
        if (json.get(BALANCE) instanceof Map<?, ?> owed) {
            owed.forEach((login, weight) -> balance.put((String) login, (Long) weight));
        }
        return new AssignmentTurn(String.valueOf(json.get(LAST)), balance);
    }

    static String write(Map<String, AssignmentTurn> memory) {
        Map<String, Object> json = new TreeMap<>();
        memory.forEach(
                (number, turn) -> json.put(number, Map.of(LAST, turn.last(), BALANCE, new TreeMap<>(turn.balance()))));
        return Json.write(json);
    }
}
