#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>
#include <utility>

#include "commands.hpp"
#include "options.hpp"
#include "output/standard_output.hpp"
#include "progress.hpp"
#include "recorded_input.hpp"
#include "snapshot/write.hpp"
#include "study/find.hpp"
#include "unicode/printable.hpp"

namespace corridor::cli {

namespace {

/// What was given for the options that `snapshot` reads itself, by name.
struct MapOptions {
    std::vector<std::pair<std::string, std::string>> single;
    std::vector<std::string> te, ts, co, mo;
    bool plain = false, transparent = false;

    MapOptions() {
        for (const char* name :
             {"--dst-crs", "--bbox", "--size", "--resolution", "--scale", "--dpi", "--of", "--title"}) {
            single.emplace_back(name, "");
        }
    }

    void add(CLI::App& app) {
        const std::vector<std::string> help{
            "Coordinate reference system, anything that PROJ reads (also -t_srs; default: the UTM zone)",
            "W,S,E,N in degrees (default: the atlas's view)",
            "WIDTHxHEIGHT in pixels",
            "Units of the CRS a pixel (also -tr)",
            "1:N, the scale at the middle when printed at --dpi",
            "Pixels an inch; symbols and text grow with it (default: 96)",
            "GDAL's name of the format: GTiff, COG, PNG, JPEG, WEBP ... (also -of; default: by the extension)",
            "Title on the map (default: the atlas's)"};
        for (std::size_t i = 0; i < single.size(); ++i) app.add_option(single[i].first, single[i].second, help[i]);
        app.add_option("--te", te, "XMIN YMIN XMAX YMAX in units of the CRS (also -te)")->expected(4);
        app.add_option("--ts", ts, "WIDTH HEIGHT in pixels (also -ts); 0: as the extent asks")->expected(2);
        app.add_option("--co", co, "Creation option of GDAL, KEY=VALUE (also -co)")->allow_extra_args(false);
        app.add_option("--mo", mo, "One more item of metadata, KEY=VALUE (also -mo)")->allow_extra_args(false);
        app.add_flag("--plain", plain, "The map alone, without legend, scale bar and the like");
        app.add_flag("--transparent", transparent, "An alpha channel instead of a background");
    }

    void apply(snapshot::Request& request) const {
        for (const auto& [name, value] : single) {
            if (!value.empty()) snapshot::setOption(request, name, value);
        }
        if (!te.empty()) snapshot::setOption(request, "--te", fmt::format("{}", fmt::join(te, " ")));
        if (!ts.empty()) snapshot::setOption(request, "--size", fmt::format("{}", fmt::join(ts, "x")));
        for (const std::string& option : co) snapshot::setOption(request, "--co", option);
        for (const std::string& item : mo) snapshot::setOption(request, "--mo", item);
        request.plain = plain;
        request.transparent = transparent;
    }
};

class ExportCommand : public Command {
public:
    std::string name() const override { return "export"; }
    std::string synopsis() const override {
        return "The map of a day as a georeferenced picture: GeoTIFF, COG, PNG ...";
    }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT... and routes to show, by id or name (default: all)");
        m_question.addDay(app);
        m_question.addWindow(app);
        m_question.addViewpoint(app);
        m_question.addNames(app);
        m_map.add(app);
        app.add_option("-o,--output", m_output.file, "The file to write")->required();
        app.add_flag("--overwrite", m_output.overwrite, "Replace FILE if it is there");
        app.add_option("--threads", m_threads, "Painting threads (default: as many as the machine has)")
            ->check(CLI::Range(1, 256));
        app.add_flag("-q,--quiet", m_output.quiet, "No warnings, no progress");
        app.add_flag("--progress,!--no-progress", m_hasProgress, "Progress on a terminal (default: yes)");
    }

    int run(Streams streams) override {
        try {
            return write(streams);
        } catch (const snapshot::BadRequest& error) {
            throw UsageError(error.what());
        } catch (const geodesy::UnknownCrs& error) {
            throw UsageError(fmt::format("--dst-crs: {}", error.what()));
        }
    }

private:
    int write(Streams streams) {
        m_question.checkSyntax();
        if (output::isStandardOutput(m_output.file))
            throw UsageError(fmt::format("-o {}: a map is written into a file; give the name of one", m_output.file));
        snapshot::Request request;
        m_map.apply(request);
        const study::Study study = loadStudy(m_input, m_output, streams);
        fill(request, study);

        Progress progress(streams.err, m_output.quiet || !m_hasProgress);
        snapshot::WriteOptions options{m_output.overwrite, m_threads, {}};
        options.progress = [&](double part) {
            progress.tell(part);
            return true;
        };
        const snapshot::Written written =
            snapshot::writeSnapshot(request, study.atlas, study.assertions, m_output.file, options);
        if (!m_output.quiet) tell(written, streams);
        return 0;
    }

    void fill(snapshot::Request& request, const study::Study& study) const {
        const study::Question question = m_question.question(study.atlas);
        record(m_input, request);
        for (const std::string& word : m_input.names()) {
            request.routes.push_back(study::findRouteNamed(study.atlas, word).id);
        }
        request.on = question.on;
        if (question.windowGiven) request.window = question.window;
        request.viewpoint = question.viewpoint;
        request.languages = question.languages;
    }

    void tell(const snapshot::Written& written, Streams streams) const {
        const snapshot::Georeference& place = written.place;
        streams.err << fmt::format("{}: {} x {} pixels of {:.6g} {}, {}\n", unicode::shownName(m_output.file),
                                   place.width, place.height, place.unitsPerPixel, place.projection.unitName(),
                                   place.projection.name());
        if (place.isGrown) {
            const snapshot::MapBox box = place.extent();
            streams.err << fmt::format("the extent was widened to the shape of the picture: {} {} {} {}\n", box.xMin,
                                       box.yMin, box.xMax, box.yMax);
        }
    }

    InputOptions m_input;
    QuestionOptions m_question;
    OutputOptions m_output;
    MapOptions m_map;
    int m_threads = 0;
    bool m_hasProgress = true;
};

}  // namespace

std::unique_ptr<Command> makeExportCommand() {
    return std::make_unique<ExportCommand>();
}

}  // namespace corridor::cli
