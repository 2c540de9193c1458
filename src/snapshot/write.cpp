#include "snapshot/write.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <memory>
#include <system_error>

#include "built_with.hpp"
#include "format.hpp"
#include "gdal_messages.hpp"
#include "output/aside.hpp"
#include "picture.hpp"
#include "scene/furniture.hpp"
#include "scene/scene.hpp"
#include "snapshot/provenance.hpp"
#include "study/state.hpp"
#include "unicode/printable.hpp"
#include "world_file.hpp"

namespace corridor::snapshot {

namespace {

namespace fs = std::filesystem;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// Keeps GDAL's cache of blocks small while it lives: what is written once needs no cache.
class SmallCache {
public:
    SmallCache() : m_before(GDALGetCacheMax64()) { GDALSetCacheMax64(std::min<GIntBig>(m_before, 64 << 20)); }
    ~SmallCache() { GDALSetCacheMax64(m_before); }
    SmallCache(const SmallCache&) = delete;
    SmallCache& operator=(const SmallCache&) = delete;

private:
    GIntBig m_before;
};

/// GDAL's own threads say nothing by themselves: what fails there fails for the caller as well.
class QuietThreads {
public:
    QuietThreads() : m_before(CPLSetErrorHandler(CPLQuietErrorHandler)) {}
    ~QuietThreads() { CPLSetErrorHandler(m_before); }
    QuietThreads(const QuietThreads&) = delete;
    QuietThreads& operator=(const QuietThreads&) = delete;

private:
    CPLErrorHandler m_before;
};

[[noreturn]] void fail(const fs::path& file, const output::Aside& aside, const GdalMessages& messages) {
    std::error_code error;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const fs::space_info space = fs::space(folder, error);
    if (!error && space.available < (1u << 20)) {
        throw output::WriteError(fmt::format("{}: cannot be written: no space is left on the disk", file.string()));
    }
    throw output::WriteError(
        fmt::format("{}: cannot be written: {}", file.string(),
                    messages.first().empty() ? "GDAL gives no reason" : aside.inWordsOfTarget(messages.first())));
}

[[noreturn]] void interrupted(const fs::path& file) {
    throw Interrupted(fmt::format("{}: interrupted; nothing was written", file.string()));
}

CPLStringList gdalList(const std::vector<std::string>& items) {
    CPLStringList list;
    for (const std::string& item : items) list.AddString(item.c_str());
    return list;
}

/// A job of writing: the file as the user knows it, and how it goes on.
struct Job {
    const Format& format;
    const Picture& picture;
    const std::vector<std::string>& options;
    const fs::path& target;
    const WriteOptions& caller;
    bool stopped = false;

    bool goOn(double part) {
        if (caller.progress && !caller.progress(part)) stopped = true;
        return !stopped;
    }
};

/// Pixels of a part of the picture to the dataset.
CPLErr writePart(GDALDataset& dataset, const Picture& picture, int x, int y, int width, int height) {
    paint::Image image = paint::paintAll(picture.painter, x, y, width, height, picture.threads, picture.transparent);
    return dataset.RasterIO(GF_Write, x, y, width, height, image.pixels.data(), width, height, GDT_Byte,
                            picture.bands(), nullptr, 4, static_cast<GSpacing>(4) * width, 1, nullptr);
}

/// Rows of whole blocks, each painted on all threads while the block before is compressed.
void writeTiff(Job& job, const output::Aside& aside) {
    const Picture& picture = job.picture;
    const Georeference& place = picture.place;
    const GdalMessages messages;
    Dataset dataset(job.format.driver().Create(aside.path().c_str(), place.width, place.height, picture.bands(),
                                               GDT_Byte, gdalList(job.options).List()));
    if (!dataset || messages.failed()) fail(job.target, aside, messages);
    describe(*dataset, picture);
    int blockWidth = 0, blockHeight = 0;
    dataset->GetRasterBand(1)->GetBlockSize(&blockWidth, &blockHeight);
    const int rows = std::max(blockHeight, (512 / blockHeight) * blockHeight);
    const int columns =
        blockWidth >= place.width ? place.width : std::max(blockWidth, (8192 / blockWidth) * blockWidth);
    for (int y = 0; y < place.height; y += rows) {
        for (int x = 0; x < place.width; x += columns) {
            const int width = std::min(columns, place.width - x), height = std::min(rows, place.height - y);
            if (!job.goOn((y + static_cast<double>(height) * x / place.width) / place.height)) interrupted(job.target);
            if (writePart(*dataset, picture, x, y, width, height) != CE_None || messages.failed()) {
                fail(job.target, aside, messages);
            }
        }
        dataset->FlushCache(false);
        if (messages.failed()) fail(job.target, aside, messages);
    }
    dataset.reset();
    if (messages.failed()) fail(job.target, aside, messages);
}

int CPL_STDCALL tellJob(double part, const char*, void* job) {
    return static_cast<Job*>(job)->goOn(part) ? TRUE : FALSE;
}

/// GDAL asks for the rows that it needs, as it needs them.
void writeCopy(Job& job, const output::Aside& aside) {
    const GdalMessages messages;
    PictureDataset source(job.picture);
    Dataset dataset(job.format.driver().CreateCopy(aside.path().c_str(), &source, FALSE, gdalList(job.options).List(),
                                                   tellJob, &job));
    dataset.reset();
    if (job.stopped) interrupted(job.target);
    if (messages.failed() || !fs::exists(aside.path())) fail(job.target, aside, messages);
}

scene::Show showOf(const Request& request) {
    scene::Show show;
    show.on = request.on;
    show.window = request.window;
    show.languages = request.languages;
    show.routes = request.routes;
    return show;
}

Picture draw(const Request& request, const model::Atlas& atlas, const access::Assertions& assertions,
             const Georeference& place, int threads) {
    const scene::Style style = scene::defaultStyle();
    const scene::Show show = showOf(request);
    study::Question question;
    question.on = request.on;
    question.viewpoint = request.viewpoint;
    question.languages = request.languages;
    const study::State state = study::stateOf(atlas, assertions, question);
    const scene::View view{place.projection,
                           place.unitsPerPixel,
                           place.pixelRatio,
                           {place.topLeft.x / place.unitsPerPixel, -place.topLeft.y / place.unitsPerPixel},
                           drawing::Rect{0.0, 0.0, static_cast<double>(place.width), static_cast<double>(place.height)}};
    const scene::Frame frame{place.width, place.height, place.topLeft};
    const scene::Scene map = scene::makeScene(atlas, state, show, style, view);
    const auto sources = scene::sourcesIn(map, atlas, state, show, scene::rectangleOf(view, frame));
    std::shared_ptr<const drawing::DisplayList> list = map.list;
    if (!request.plain) {
        scene::FurnitureChoice choice;
        choice.title = request.title;
        list = scene::joined(map, scene::makeFurniture(map, atlas, state, show, style, view, frame, choice));
    }
    Metadata metadata = provenance(request, atlas, sources);
    for (const std::string& item : request.metadata) {
        metadata.emplace_back(unicode::oneLine(item.substr(0, item.find('='))),
                              unicode::printable(item.substr(item.find('=') + 1)));
    }
    metadata.emplace_back("CORRIDOR_BUILT_WITH", builtWith(*list));
    return {paint::Painter(std::move(list)), place, std::move(metadata), request.transparent, threads};
}

/// Nothing left to defaults.
Request complete(Request request, const model::Atlas& atlas, const fs::path& file) {
    if (request.format.empty()) request.format = formatOf(file);
    if (request.format.empty()) {
        throw BadRequest(fmt::format("{}: no format is known by this extension; say which with -of", file.string()));
    }
    if (request.languages.empty()) request.languages = atlas.defaultNames;
    if (request.languages.empty()) request.languages = {"en"};
    return settled(request, georeference(request, atlas));
}

}  // namespace

Written writeSnapshot(const Request& request, const model::Atlas& atlas, const access::Assertions& assertions,
                      const fs::path& file, const WriteOptions& options) {
    const Request full = complete(request, atlas, file);
    Georeference place = georeference(full, atlas);
    const Format format(full.format);
    format.expectFits(place, full.transparent);
    const std::vector<std::string> creation = format.options(full.creationOptions, place, options.threads);
    output::Aside aside(file, options.overwrite);
    if (options.progress && !options.progress(0.0)) interrupted(file);

    const Picture picture = draw(full, atlas, assertions, place, options.threads);
    const SmallCache cache;
    const QuietThreads quiet;
    Job job{format, picture, creation, file, options, false};
    if (format.isTiff())
        writeTiff(job, aside);
    else
        writeCopy(job, aside);
    if (const std::string ending = format.worldFile(); !ending.empty())
        writeWorldFile(aside.beside(ending), file, place);
    if (!job.goOn(1.0)) interrupted(file);
    place.isGrown = georeference(request, atlas).isGrown;
    return {std::move(place), full, aside.commit()};
}

}  // namespace corridor::snapshot
