package dev.milepost.forecast.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of activities by their ids, counted from 0. */
final class Numbers {

    private final Map<String, Integer> numbers;

    Numbers(List<Activity> activities) {
        numbers = new HashMap<>(activities.size() * 2);
        for (Activity activity : activities) {
            if (numbers.putIfAbsent(activity.id(), numbers.size()) != null) {
                throw new InvalidNetworkException(
                        "Two activities are called '" + activity.id() + "'. Give each an id of its own.",
                        List.of(activity.id()));
            }
        }
    }

    /** The number of an activity that something names. */
    int of(String id, Object named) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new InvalidNetworkException(
                    named + " names '" + id + "', which is no activity of the network.", List.of(id));
        }
        return number;
    }
}
