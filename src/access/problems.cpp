#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "access/access.hpp"
#include "words.hpp"

namespace corridor::access {

namespace {

/// A part end farther from its route than this is taken for a mistake.
constexpr double farthestOffRoute = 2000.0;

class Checker {
public:
    explicit Checker(const model::Atlas& atlas) : m_atlas(atlas), m_ground(atlas) {
        m_users.resize(m_ground.edgeCount());
        for (std::size_t route = 0; route < atlas.routes.size(); ++route)
            for (const Use& use : m_ground.usesOf(route)) m_users[use.edge].insert(route);
    }

    std::vector<units::Problem> run() {
        for (const Sentence& sentence : sentencesOf(m_atlas)) check(sentence);
        return std::move(m_problems);
    }

private:
    void add(const Sentence& sentence, const std::string& place, const char* rule, std::string message) {
        units::Problem problem;
        problem.severity = units::Severity::warning;
        const std::vector<model::InputFile>& inputs = m_atlas.inputs;
        const model::Origin& origin = sentence.event->origin;
        if (origin.input < inputs.size()) {
            problem.file = inputs[origin.input].name;
            problem.line = origin.line;
        } else if (inputs.size() == 1) {
            problem.file = inputs.front().name;
        }
        problem.feature = sentence.event->id;
        problem.path = sentence.path + place;
        problem.rule = rule;
        problem.message = std::move(message);
        m_problems.push_back(std::move(problem));
    }

    void check(const Sentence& sentence) {
        if (sentence.by != reported && !model::findParty(m_atlas, sentence.by))
            add(sentence, ".by", "unknown-party", fmt::format("\"{}\" is not among the atlas's parties", sentence.by));
        for (const std::string& source : sentence.sources)
            if (sentence.ownSources && !model::findSource(m_atlas, source))
                add(sentence, ".source", "unknown-source",
                    fmt::format("\"{}\" is not among the atlas's sources", source));
        if (!sentence.start)
            add(sentence, ".from", "undated-assertion",
                "an assertion without `from` in an event without a date is in force on no day");
        for (const std::string& target : sentence.assertion->targets) checkTarget(sentence, target);
    }

    void checkTarget(const Sentence& sentence, const std::string& target) {
        if (const model::Route* route = model::findRoute(m_atlas, target)) {
            const auto index = static_cast<std::size_t>(route - m_atlas.routes.data());
            if (sentence.assertion->part)
                checkPart(sentence, index);
            else if (sentence.assertion->status != model::Access::open)
                checkReach(sentence, index);
        } else if (const model::Edge* edge = model::findEdge(m_atlas, target)) {
            if (sentence.assertion->part && !model::findCheckpoint(m_atlas, target) &&
                !reachOfEdge(m_ground, m_atlas, *edge, sentence.assertion->part, model::Direction::both)) {
                const bool opens = sentence.assertion->status == model::Access::open;
                add(sentence, ".part", "unknown-part",
                    fmt::format("an end of the part is neither a place nor a checkpoint, so the assertion is taken to "
                                "reach {} of \"{}\"",
                                opens ? "nothing" : "the whole", target));
            }
        } else if (!model::findCheckpoint(m_atlas, target)) {
            add(sentence, ".target", "unknown-target",
                fmt::format("\"{}\" is not a route, a checkpoint or an edge, so the assertion says nothing of it",
                            target));
        }
    }

    void checkPart(const Sentence& sentence, std::size_t route) {
        const model::Part& part = *sentence.assertion->part;
        checkEnd(sentence, route, part.from, ".part.from");
        checkEnd(sentence, route, part.to, ".part.to");
        if (const std::optional<measure::Break> gap = interruptionOf(m_ground, m_atlas, route, part)) {
            const bool opens = sentence.assertion->status == model::Access::open;
            add(sentence, ".part", "unknown-part",
                fmt::format("between its ends \"{}\" is interrupted from {}, {} to {}, {} and lists no gap there, so the "
                            "assertion is taken to reach {} of it",
                            m_atlas.routes[route].id, gap->from.lon, gap->from.lat, gap->to.lon, gap->to.lat,
                            opens ? "nothing" : "the whole"));
        }
    }

    void checkEnd(const Sentence& sentence, std::size_t route, const model::PartEnd& end, const char* place) {
        const std::string& id = m_atlas.routes[route].id;
        const std::string name = std::holds_alternative<std::string>(end)
                                     ? fmt::format("\"{}\"", std::get<std::string>(end))
                                     : fmt::format("chainage {} m", std::get<units::Metres>(end).value);
        const std::optional<OnRoute> found = endOnRoute(m_ground, m_atlas, route, end);
        if (!found) {
            const bool opens = sentence.assertion->status == model::Access::open;
            add(sentence, place, "unknown-part",
                fmt::format("{} is neither a place nor a checkpoint, so the assertion is taken to reach {} of \"{}\"",
                            name, opens ? "nothing" : "the whole", id));
        } else if (found->offset > farthestOffRoute) {
            add(sentence, place, "part-off-route",
                fmt::format("{} lies {:.1f} km off \"{}\"; the ends of a part lie within 2 km of their route", name,
                            found->offset / 1000.0, id));
        }
    }

    void checkReach(const Sentence& sentence, std::size_t route) {
        const std::vector<std::string>& targets = sentence.assertion->targets;
        std::set<std::size_t> shared;
        std::set<std::string> others;
        for (const Use& use : m_ground.usesOf(route)) {
            for (const std::size_t user : m_users[use.edge]) {
                const std::string& id = m_atlas.routes[user].id;
                if (std::find(targets.begin(), targets.end(), id) != targets.end()) continue;
                shared.insert(use.edge);
                others.insert(id);
            }
        }
        if (others.empty()) return;
        add(sentence, "", "access-reaches-other-route",
            fmt::format("`{}` on \"{}\" without `part` also reaches {} edge{} of {}; name the part that is meant",
                        toString(sentence.assertion->status), m_atlas.routes[route].id, shared.size(),
                        shared.size() == 1 ? "" : "s", fmt::join(others, ", ")));
    }

    const model::Atlas& m_atlas;
    Ground m_ground;
    std::vector<std::set<std::size_t>> m_users;
    std::vector<units::Problem> m_problems;
};

}  // namespace

std::vector<units::Problem> problemsOf(const model::Atlas& atlas) {
    return Checker(atlas).run();
}

}  // namespace corridor::access
