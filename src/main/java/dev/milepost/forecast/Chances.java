package dev.milepost.forecast;

import dev.milepost.forecast.network.Activity.Split;
import dev.milepost.plan.FlowLink;
import dev.milepost.plan.FlowNode;
import java.util.List;
import java.util.Optional;

/** Says how likely each way out of a node is taken, also where the plan does not. */
final class Chances {

    private static final double UNKNOWN = 0.5;

    private final Gaps gaps;

    Chances(Gaps gaps) {
        this.gaps = gaps;
    }

    /** One chance per way, in their order. */
    List<Double> of(FlowNode node, List<FlowLink> ways, Split split) {
        return switch (split) {
            case ALL -> ways.stream().map(way -> 1.0).toList();
            case ONE -> ofOne(node, ways);
            case SOME -> ofSome(node, ways);
        };
    }

    private List<Double> ofOne(FlowNode node, List<FlowLink> ways) {
        List<Double> given = given(ways);
        double rest =
                Math.max(0, 1 - given.stream().mapToDouble(Double::doubleValue).sum());
        int missing = ways.size() - given.size();
        if (missing > 1) {
            gap(node, "Those that do not say are taken to be equally likely.");
        }
        return ways.stream()
                .map(way -> Optional.ofNullable(way.probability()).orElse(rest / missing))
                .toList();
    }

    private List<Double> ofSome(FlowNode node, List<FlowLink> ways) {
        boolean unsaid = ways.stream().anyMatch(way -> way.probability() == null && !way.otherwise());
        if (unsaid) {
            gap(node, "Those that do not say are taken to be as likely as not.");
        }
        double none = ways.stream()
                .filter(way -> !way.otherwise())
                .mapToDouble(way -> 1 - Optional.ofNullable(way.probability()).orElse(UNKNOWN))
                .reduce(1, (one, other) -> one * other);
        return ways.stream()
                .map(way -> Optional.ofNullable(way.probability()).orElse(way.otherwise() ? none : UNKNOWN))
                .toList();
    }

    private static List<Double> given(List<FlowLink> ways) {
        return ways.stream()
                .flatMap(way -> Optional.ofNullable(way.probability()).stream())
                .toList();
    }

    private void gap(FlowNode node, String assumed) {
        gaps.add(
                node.id(),
                "How likely each way out of '" + node.name() + "' is taken is not known. " + assumed,
                "Write milepost:probability on its sequence flows.");
    }
}
