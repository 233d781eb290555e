package io.hypervisory.docker.gold;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How far two people agree beyond chance (Cohen), each label of each notice being one decision of
/// yes or no.
record Kappa(int notices, int decisions, double agreement, double kappa) {
    static Kappa of(List<GoldLabel> first, List<GoldLabel> second, Dimension dimension) {
        Map<String, GoldLabel> others =
                second.stream().collect(Collectors.toMap(GoldLabel::id, Function.identity()));
        List<GoldLabel> twice =
                first.stream().filter(each -> others.containsKey(each.id())).toList();
        var values = new TreeSet<String>();
        for (GoldLabel each : twice) {
            values.addAll(each.of(dimension));
            values.addAll(others.get(each.id()).of(dimension));
        }
        int same = 0;
        int yesOfFirst = 0;
        int yesOfSecond = 0;
        for (GoldLabel each : twice) {
            for (String value : values) {
                boolean one = each.of(dimension).contains(value);
                boolean other = others.get(each.id()).of(dimension).contains(value);
                same += one == other ? 1 : 0;
                yesOfFirst += one ? 1 : 0;
                yesOfSecond += other ? 1 : 0;
            }
        }
        double all = (double) twice.size() * values.size();
        double byChance =
                yesOfFirst / all * (yesOfSecond / all)
                        + (1 - yesOfFirst / all) * (1 - yesOfSecond / all);
        double agreement = same / all;
        return new Kappa(
                twice.size(), (int) all, agreement, (agreement - byChance) / (1 - byChance));
    }
}
