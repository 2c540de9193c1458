#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "commands.hpp"
#include "options.hpp"
#include "study/find.hpp"

namespace corridor::cli {

namespace {

using Row = report::DistanceAnswer::Row;

Row wholeRoute(const study::Study& study, const model::Route& route, const study::Question& question) {
    const measure::Measure& measure = study::measureOf(study, route);
    Row row;
    row.route = &route;
    row.length = measure.length();
    row.straightLine = measure::straightLine(measure);
    row.sinuosity = measure::sinuosity(measure);
    row.legs = study::legs(measure, study::meetings(study.atlas, route, measure, question.on));
    std::copy_if(measure.breaks.begin(), measure.breaks.end(), std::back_inserter(row.unlisted),
                 [](const measure::Break& each) { return !each.isListed; });
    return row;
}

/// The way along a route between two spots that nothing interrupts; the legs inside it.
Row between(const study::Study& study, const model::Route& route, const study::Question& question,
            const measure::Between& way, units::Metres straightLine) {
    const units::Metres start = way.from.nearest.chainage, end = way.to.nearest.chainage;
    const units::Metres low = std::min(start, end), high = std::max(start, end);
    const measure::Measure& measure = study::measureOf(study, route);
    std::vector<study::Meeting> met = study::meetings(study.atlas, route, measure, question.on);
    met.erase(std::remove_if(met.begin(), met.end(),
                             [&](const study::Meeting& m) { return m.chainage < low || m.chainage > high; }),
              met.end());
    Row row;
    row.route = &route;
    row.length = way.length();
    row.straightLine = straightLine;
    if (straightLine > units::Metres{1.0}) row.sinuosity = row.length / straightLine;
    row.legs = study::legs(measure, met);
    row.between = std::pair(start, end);
    return row;
}

bool meets(const measure::Place& place) {
    return place.nearest.offset <= study::meetingDistance;
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
        m_output.write(report::render(answer(study, question, streams), question, format), streams);
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

    report::DistanceAnswer answer(const study::Study& study, const study::Question& question, Streams streams) const {
        report::DistanceAnswer answer;
        const std::vector<const model::Route*> routes = chosen(study.atlas);
        if (m_from.empty()) {
            for (const model::Route* route : routes) answer.rows.push_back(wholeRoute(study, *route, question));
            return answer;
        }
        const study::Spot from = study::findSpot(study.atlas, m_from);
        const study::Spot to = study::findSpot(study.atlas, m_to);
        const units::Metres straightLine = geodesy::distance(from.position, to.position);
        answer.ends = report::DistanceAnswer::Ends{from, to, straightLine};
        const bool isNamed = !m_routes.empty() || !m_input.names().empty();
        std::vector<std::string> refusals;
        for (const model::Route* route : routes) {
            const auto way = measure::between(study::measureOf(study, *route), from.position, to.position);
            const bool meetsBoth = way && meets(way->from) && meets(way->to);
            if (!meetsBoth && isNamed) throw study::NotFound(awayFrom(*route, way));
            if (meetsBoth && way->interruption) refusals.push_back(interrupted(*route, *way->interruption));
            if (meetsBoth && !way->interruption)
                answer.rows.push_back(between(study, *route, question, *way, straightLine));
        }
        if (!refusals.empty() && (isNamed || answer.rows.empty())) throw study::NotFound(refusals.front());
        for (const std::string& refusal : refusals)
            if (!m_output.quiet) streams.err << refusal << "\n";
        return answer;
    }

    std::string awayFrom(const model::Route& route, const std::optional<measure::Between>& way) const {
        const bool first = !way || !meets(way->from);
        return fmt::format("route {} does not come within {:.0f} km of {}", route.id,
                           study::meetingDistance.value / 1000, first ? m_from : m_to);
    }

    std::string interrupted(const model::Route& route, const measure::Break& gap) const {
        return fmt::format("route {} is interrupted from {} to {} {}, and lists no gap there: no distance along it",
                           route.id, m_from, m_to, report::interruptionWords(gap));
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
