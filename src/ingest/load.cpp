#include "ingest/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <unordered_map>

#include "atlas_folder.hpp"
#include "connection.hpp"
#include "gdal_reader.hpp"
#include "model/id_set.hpp"
#include "read_file.hpp"
#include "unicode/printable.hpp"

namespace corridor::ingest {

namespace fs = std::filesystem;

namespace {

/// The atlas's name: its folder, or the file without extension. It makes ids, and is UTF-8 whatever the file is called.
std::string idOf(const std::string& input) {
    fs::path path = fs::path(input).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    if (isConnection(input)) return unicode::shownName(input.substr(0, input.find(':')));
    return unicode::shownName((fs::is_directory(path) ? path.filename() : path.stem()).string());
}

/// Stems make ids; those of two inputs of one name are told apart.
class Stems {
public:
    std::string unique(const std::string& stem) {
        const unsigned count = ++m_counts[stem];
        return count == 1 ? stem : fmt::format("{}-{}", stem, count);
    }

private:
    std::unordered_map<std::string, unsigned> m_counts;
};

/// One input as an atlas of its own.
model::Atlas readInput(const std::string& input, const LoadOptions& options, FieldMapping& fields, Stems& stems,
                       std::vector<units::Problem>& problems) {
    model::Atlas atlas;
    atlas.id = idOf(input);
    if (isConnection(input)) {
        Problems own(withoutPassword(input));
        atlas.inputs.push_back({own.file(), ""});
        readWithGdal(input, {stems.unique(atlas.id), "", options.skipInvalid, &fields, "", nullptr, false, options.exactPositions},
                     options, atlas, own);
        problems.insert(problems.end(), own.all().begin(), own.all().end());
    } else if (!fs::exists(input)) {
        problems.push_back({units::Severity::error, input, "", "", 0, 0, "unreadable", "no such file or folder"});
    } else if (fs::is_directory(input) && fs::exists(fs::path(input) / "atlas.json")) {
        readAtlasFolder(input, options, atlas, problems);
    } else {
        readFile({input, input, stems.unique(atlas.id), "", nullptr, &fields}, options, atlas, problems);
    }
    return atlas;
}

/// Joins one atlas after the other.
class Overlay {
public:
    Overlay(model::Atlas& to, std::vector<units::Problem>& problems) : m_to(to), m_problems(problems) {}

    void add(model::Atlas from) {
        m_inputsBefore = static_cast<std::uint32_t>(m_to.inputs.size());
        m_to.inputs.insert(m_to.inputs.end(), from.inputs.begin(), from.inputs.end());
        shared(m_to.parties, from.parties, m_parties, "party");
        shared(m_to.sources, from.sources, m_sources, "source");
        const auto pointId = [&](std::uint32_t handle) -> const std::string& {
            return handle % 2 == 0 ? m_to.places[handle / 2].id : m_to.checkpoints[handle / 2].id;
        };
        const auto idIn = [](const auto& things) {
            return [&things](std::uint32_t index) -> const std::string& { return things[index].id; };
        };
        const auto same = [](std::uint32_t index) { return index; };
        move(
            m_to.places, from.places, m_points, [](std::uint32_t i) { return 2 * i; }, pointId, "place or checkpoint");
        move(m_to.network, from.network, m_edges, same, idIn(m_to.network), "edge");
        move(m_to.routes, from.routes, m_routes, same, idIn(m_to.routes), "route");
        move(
            m_to.checkpoints, from.checkpoints, m_points, [](std::uint32_t i) { return 2 * i + 1; }, pointId,
            "place or checkpoint");
        from.events.moveInputs(m_inputsBefore);
        m_to.events.stage(std::move(from.events));
        move(m_to.shapes, from.shapes, m_shapes, same, idIn(m_to.shapes), "area or line");
        m_to.rasters.insert(m_to.rasters.end(), from.rasters.begin(), from.rasters.end());
        join(m_to.credit, from.credit);
        join(m_to.licence, from.licence);
        join(m_to.disclaimer, from.disclaimer);
        join(m_to.note, from.note);
        for (const auto [key, json] : from.other) {
            if (!m_to.other.find(key)) m_to.other.add(key, json);
        }
    }

    /// Puts the events of all in order.
    void finish() {
        m_to.events.settle([this](const model::Event& event) {
            report(units::Severity::error, event.origin, event.id, "an event with this id is there already");
        });
    }

private:
    /// Moves the things of `from` to `to`, refusing ids that are there already. `handleOf(index)` is the handle of a
    /// thing of `to`, and `idOf` finds its id by it.
    template <typename Thing, typename HandleOf, typename IdOf>
    void move(std::vector<Thing>& to, std::vector<Thing>& from, model::IdSet& known, HandleOf handleOf, IdOf idOf,
              const char* what) {
        std::size_t kept = to.size();
        if (to.empty())
            to.swap(from);
        else
            to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
        for (std::size_t i = kept; i < to.size(); ++i) {
            Thing& thing = to[i];
            if (thing.origin.input != model::Origin::unknown) thing.origin.input += m_inputsBefore;
            if (known.insert(thing.id, handleOf(static_cast<std::uint32_t>(kept)), idOf)) {
                if (i != kept) to[kept] = std::move(thing);
                ++kept;
            } else {
                report(units::Severity::error, thing.origin, thing.id,
                       fmt::format("{} {} with this id is there already", article(what), what));
            }
        }
        to.erase(to.begin() + static_cast<std::ptrdiff_t>(kept), to.end());
    }

    /// Parties and sources that stand in several inputs are one, the first.
    template <typename Thing>
    void shared(std::vector<Thing>& to, std::vector<Thing>& from, std::unordered_map<std::string, std::size_t>& known,
                const char* what) {
        for (Thing& thing : from) {
            const auto [there, isNew] = known.try_emplace(thing.id, to.size());
            if (isNew) {
                to.push_back(std::move(thing));
            } else if (!isSame(to[there->second], thing)) {
                report(units::Severity::warning, {m_inputsBefore, 0}, thing.id,
                       fmt::format("a different {} with this id is there already; the first is kept", what));
            }
        }
    }

    static bool isSame(const model::Party& a, const model::Party& b) { return a.names == b.names && a.kind == b.kind; }
    static bool isSame(const model::Source& a, const model::Source& b) {
        return a.publisher == b.publisher && a.title == b.title && a.url == b.url;
    }

    void report(units::Severity severity, model::Origin origin, const std::string& id, std::string message) {
        const std::string file = origin.input < m_to.inputs.size() ? m_to.inputs[origin.input].name : "";
        m_problems.push_back({severity, file, id, "id", origin.line, 0, "duplicate-id", std::move(message)});
    }

    static const char* article(std::string_view what) {
        return what.front() == 'e' || what.front() == 'a' ? "an" : "a";
    }

    static void join(std::string& text, const std::string& more) {
        if (!more.empty() && text.find(more) == std::string::npos) text += text.empty() ? more : " " + more;
    }

    model::Atlas& m_to;
    std::vector<units::Problem>& m_problems;
    std::uint32_t m_inputsBefore = 0;
    model::IdSet m_points, m_edges, m_routes, m_shapes;
    std::unordered_map<std::string, std::size_t> m_parties, m_sources;
};

/// The first input's own members: title, days, names.
void takeHeader(model::Atlas& to, const model::Atlas& first) {
    to.id = first.id;
    to.title = first.title;
    to.timeZone = first.timeZone;
    to.coverage = first.coverage;
    to.defaultDay = first.defaultDay;
    to.defaultView = first.defaultView;
    to.defaultNames = first.defaultNames;
}

}  // namespace

units::Result<model::Atlas> load(const std::vector<std::string>& inputs, const LoadOptions& options) {
    units::Result<model::Atlas> result;
    model::Atlas atlas;
    Overlay overlay(atlas, result.problems);
    Stems stems;
    Problems ofMapping("--fields");
    FieldMapping fields = FieldMapping::parse(options.fields, ofMapping);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        model::Atlas read = readInput(inputs[i], options, fields, stems, result.problems);
        if (i == 0) takeHeader(atlas, read);
        overlay.add(std::move(read));
    }
    overlay.finish();
    fields.reportUnused(ofMapping);
    result.problems.insert(result.problems.end(), ofMapping.all().begin(), ofMapping.all().end());
    // What cannot be mended by leaving a feature out refuses the whole.
    const bool refused =
        std::any_of(result.problems.begin(), result.problems.end(), [&](const units::Problem& problem) {
            if (problem.severity != units::Severity::error) return false;
            return !options.skipInvalid || problem.feature.empty();
        });
    if (!refused) result.value = std::move(atlas);
    return result;
}

std::string checkFields(const std::vector<std::string>& fields) {
    Problems problems("");
    FieldMapping::parse(fields, problems);
    return problems.all().empty() ? "" : problems.all().front().message;
}

fs::path shippedAtlas() {
    std::vector<fs::path> candidates;
    if (const char* given = std::getenv("CORRIDOR_GEODATA")) candidates.emplace_back(fs::path(given) / "karabakh");
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) candidates.push_back(program.parent_path() / "../share/corridor/geodata/karabakh");
    candidates.emplace_back(CORRIDOR_GEODATA_DIR "/karabakh");
    for (const fs::path& candidate : candidates) {
        if (fs::exists(candidate / "atlas.json", error)) return candidate.lexically_normal();
    }
    return {};
}

bool isInput(const std::string& word) {
    std::error_code error;
    return isConnection(word) || fs::exists(word, error);
}

}  // namespace corridor::ingest
