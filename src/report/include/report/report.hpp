#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/atlas.hpp"
#include "study/along.hpp"
#include "study/compare.hpp"
#include "study/find.hpp"
#include "study/state.hpp"
#include "study/study.hpp"
#include "units/result.hpp"

namespace corridor::report {

enum class Format { table, json, csv };

/// `table`, `json` or `csv`; nullopt for anything else.
std::optional<Format> formatNamed(std::string_view name);

/// Lengths of whole routes, or of the way along them between two places.
struct DistanceAnswer {
    struct Row {
        const model::Route* route = nullptr;
        units::Metres length;
        std::optional<units::Metres> straightLine;  ///< absent, as the sinuosity, across a gap that is not listed
        std::optional<double> sinuosity;
        std::vector<study::Leg> legs;
        std::vector<measure::Break> unlisted;  ///< interruptions that are not among the route's gaps
        std::optional<std::pair<units::Metres, units::Metres>> between;  ///< chainages of the two places
    };
    struct Ends {
        study::Spot from, to;
        units::Metres straightLine;
    };
    std::optional<Ends> ends;
    std::vector<Row> rows;
};

struct StatusAnswer {
    struct Row {
        model::Names names;
        study::TargetState state;
    };
    std::vector<Row> rows;
};

struct EventsAnswer {
    const model::Route* near = nullptr;
    std::vector<study::NearEvent> events;
};

/// `between 46.4, 39.5 and 46.6, 39.5 (17.20 km)`; `at 46.4, 39.5, where it branches` where lines meet that are not
/// chained.
std::string interruptionWords(const measure::Break& interruption);

/// Each of these gives the whole text, ending in a newline. JSON has the shapes of the contract.
std::string render(const DistanceAnswer& answer, const study::Question& question, Format format);
std::string render(const StatusAnswer& answer, const study::Study& study, const study::Question& question,
                   Format format);
std::string render(const EventsAnswer& answer, const model::Events& all, const study::Question& question,
                   Format format);
std::string render(const std::vector<study::Alternative>& alternatives, const study::Study& study,
                   const study::Question& question, Format format);
std::string renderInfo(const model::Atlas& atlas, const study::Question& question, Format format);

/// Problems as lines that end in the rule's name, or as `{"problems":[...]}`, or as CSV.
std::string render(const std::vector<units::Problem>& problems, Format format);

/// Problems as lines, on the way to something else: three and more warnings of one rule in one file are one line with
/// their number, and of errors of one rule in one file the first ten are told, and how many more there are.
std::string renderBriefly(const std::vector<units::Problem>& problems);

}  // namespace corridor::report
