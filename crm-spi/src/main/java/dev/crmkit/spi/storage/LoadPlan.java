package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import java.util.List;

/**
 * Everything one command needs to read: named selections, answered together.
 *
 * <p>Locked rows stay locked until the unit ends; the store locks in the order of the selections.
 */
@ForCallers
public record LoadPlan(List<Selection> selections) {
    public LoadPlan {
        selections = List.copyOf(selections);
    }

    /**
     * Records of one type.
     *
     * @param name unique within the plan
     * @param limit how many at the most, smallest ids first
     * @param lock whether the rows are locked for change; meant for conditions on ids and unique fields
     */
    @ForCallers
    public record Selection(String name, String type, Condition where, int limit, boolean lock) {}
}
