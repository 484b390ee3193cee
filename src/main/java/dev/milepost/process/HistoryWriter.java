package dev.milepost.process;

import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Writes the engine's history as the engine does, but remembers when what is under way began. The engine reads each start time
 * from the database again before it writes an end, only to work out the duration. A start time never changes and an id is
 * never used twice, so what is remembered cannot be wrong; what is not remembered is read. Thread-safe.
 */
final class HistoryWriter extends DbHistoryEventHandler {

    private static final int REMEMBERED = 20_000;

    private final Map<String, Date> starts = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Date> eldest) {
            return size() > REMEMBERED;
        }
    });

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event instanceof HistoricScopeInstanceEvent scope && scope.getId() != null) {
            if (isInitialEvent(event)) {
                remember(scope);
            } else {
                @Nullable Date start = starts.get(scope.getId());
                if (start != null && getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) == null) {
                    scope.setStartTime(start);
                    getDbEntityManager().merge(event);
                    return;
                }
            }
        }
        super.insertOrUpdate(event);
    }

    private void remember(HistoricScopeInstanceEvent scope) {
        if (scope.getStartTime() != null) {
            starts.put(scope.getId(), scope.getStartTime());
        }
    }
}
