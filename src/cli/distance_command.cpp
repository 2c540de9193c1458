#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "options.hpp"
#include "study/find.hpp"

namespace corridor::cli {

namespace {

using Row = report::DistanceAnswer::Row;

Row wholeRoute(const model::Atlas& atlas, const model::Route& route, const study::Question& question) {
    return {&route,
            study::lengthOf(route),
            study::straightLineOf(route),
            study::sinuosityOf(route),
            study::legs(study::meetings(atlas, route, question.on)),
            std::nullopt};
}

/// The way along a route between two spots; the legs inside it.
Row between(const model::Atlas& atlas, const model::Route& route, const study::Question& question,
            const study::Spot& from, const study::Spot& to) {
    const units::Metres start = study::nearestOn(route, from.position).chainage;
    const units::Metres end = study::nearestOn(route, to.position).chainage;
    const units::Metres low = std::min(start, end), high = std::max(start, end);
    std::vector<study::Meeting> met = study::meetings(atlas, route, question.on);
    met.erase(std::remove_if(met.begin(), met.end(),
                             [&](const study::Meeting& m) { return m.chainage < low || m.chainage > high; }),
              met.end());
    Row row{&route,       high - low,       geodesy::distance(from.position, to.position),
            std::nullopt, study::legs(met), std::pair(start, end)};
    if (row.straightLine > units::Metres{1.0}) row.sinuosity = row.length / row.straightLine;
    return row;
}

bool meets(const model::Route& route, const study::Spot& spot) {
    return study::nearestOn(route, spot.position).offset <= study::meetingDistance;
}

class DistanceCommand : public Command {
public:
    std::string name() const override { return "distance"; }
    std::string synopsis() const override { return "Geodesic lengths of routes, leg by leg, and between places"; }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT... and routes by id or name (default: all routes)");
        app.add_option("--route", m_routes, "A route by id or name; may be repeated")->allow_extra_args(false);
        app.add_option("--from", m_from, "A place by id or any name, or lon,lat");
        app.add_option("--to", m_to, "A place by id or any name, or lon,lat");
        m_question.addDay(app);
        m_question.addNames(app);
        m_output.add(app);
    }

    int run(Streams streams) override {
        const report::Format format = m_output.parsed();
        m_question.checkSyntax();
        if (m_from.empty() != m_to.empty()) throw UsageError("--from and --to go together");
        const study::Study study = loadStudy(m_input, m_output, streams);
        const study::Question question = m_question.question(study.atlas);
        m_output.write(report::render(answer(study.atlas, question), question, format), streams);
        return 0;
    }

private:
    std::vector<const model::Route*> chosen(const model::Atlas& atlas) const {
        std::vector<std::string> words = m_routes;
        for (const std::string& word : m_input.names()) words.push_back(word);
        std::vector<const model::Route*> routes;
        for (const std::string& word : words) routes.push_back(&study::findRouteNamed(atlas, word));
        if (!words.empty()) return routes;
        for (const model::Route& route : atlas.routes) routes.push_back(&route);
        return routes;
    }

    report::DistanceAnswer answer(const model::Atlas& atlas, const study::Question& question) const {
        report::DistanceAnswer answer;
        const bool isNamed = !m_routes.empty() || !m_input.names().empty();
        const std::vector<const model::Route*> routes = chosen(atlas);
        if (m_from.empty()) {
            for (const model::Route* route : routes) answer.rows.push_back(wholeRoute(atlas, *route, question));
            return answer;
        }
        const study::Spot from = study::findSpot(atlas, m_from);
        const study::Spot to = study::findSpot(atlas, m_to);
        answer.ends = report::DistanceAnswer::Ends{from, to, geodesy::distance(from.position, to.position)};
        for (const model::Route* route : routes) {
            if (meets(*route, from) && meets(*route, to)) {
                answer.rows.push_back(between(atlas, *route, question, from, to));
            } else if (isNamed) {
                const bool first = !meets(*route, from);
                throw study::NotFound(fmt::format("route {} does not come within {:.0f} km of {}", route->id,
                                                  study::meetingDistance.value / 1000, first ? m_from : m_to));
            }
        }
        return answer;
    }

    InputOptions m_input;
    QuestionOptions m_question;
    OutputOptions m_output;
    std::vector<std::string> m_routes;
    std::string m_from, m_to;
};

}  // namespace

std::unique_ptr<Command> makeDistanceCommand() {
    return std::make_unique<DistanceCommand>();
}

}  // namespace corridor::cli
