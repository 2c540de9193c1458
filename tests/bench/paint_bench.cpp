#include <agg_conv_stroke.h>
#include <agg_path_storage.h>
#include <agg_pixfmt_rgba.h>
#include <agg_rasterizer_scanline_aa.h>
#include <agg_renderer_scanline.h>
#include <agg_rendering_buffer.h>
#include <agg_scanline_u.h>
#include <benchmark/benchmark.h>
#include <gdal_priv.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "paint/painter.hpp"

// A large map of 4096 x 4096 pixels: 200 polygons of 5000 corners, 20,000 lines of 200 points, 100,000 points, as
// AGG paints it whole and as our painter does by tiles. "items" are pixels of the picture; the argument of the
// lines is the mean distance of their points in tenths of a pixel.

namespace corridor::paint {
namespace {

using namespace drawing;

constexpr int size = 4096;

class Walk {
public:
    explicit Walk(unsigned seed) : m_random(seed) {}
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(m_random()) / static_cast<double>(std::mt19937::max());
    }
    SubPath from(Point at, int points, double step) {
        SubPath sub;
        double angle = between(0.0, 6.28);
        for (int i = 0; i < points; ++i) {
            sub.points.push_back(at);
            angle += between(-0.5, 0.5);
            at = {at.x + step * std::cos(angle), at.y + step * std::sin(angle)};
        }
        return sub;
    }

private:
    std::mt19937 m_random;
};

Colour anyColour(Walk& walk) {
    const auto channel = [&] { return static_cast<std::uint8_t>(walk.between(60.0, 220.0)); };
    return {channel(), channel(), channel(), 255};
}

void addPolygons(DisplayList& list, Walk& walk) {
    for (int i = 0; i < 200; ++i) {
        Fill fill;
        fill.colour = anyColour(walk);
        SubPath ring{{}, true};
        const Point centre{walk.between(0, size), walk.between(0, size)};
        for (int k = 0; k < 5000; ++k) {
            const double angle = k * 6.283185307 / 5000;
            const double radius = 200.0 + 40.0 * std::sin(angle * 9) + 8.0 * std::sin(angle * 211);
            ring.points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
        }
        fill.path.push_back(std::move(ring));
        list.items.push_back(std::move(fill));
    }
}

void addLines(DisplayList& list, Walk& walk, double step) {
    for (int i = 0; i < 20000; ++i) {
        Stroke stroke;
        stroke.colour = anyColour(walk);
        stroke.width = 1.0;
        stroke.path.push_back(walk.from({walk.between(0, size), walk.between(0, size)}, 200, step));
        list.items.push_back(std::move(stroke));
    }
}

void addPoints(DisplayList& list, Walk& walk) {
    for (int i = 0; i < 100000; ++i) {
        const Point centre{walk.between(0, size), walk.between(0, size)};
        Fill dot;
        dot.colour = anyColour(walk);
        dot.path.push_back({{}, true});
        for (int k = 0; k < 16; ++k) {
            const double angle = k * 6.283185307 / 16;
            dot.path[0].points.push_back({centre.x + 2.5 * std::cos(angle), centre.y + 2.5 * std::sin(angle)});
        }
        list.items.push_back(std::move(dot));
    }
}

enum class Part { polygons, lines, points, all };

std::shared_ptr<const DisplayList> scene(Part part, double step) {
    Walk walk(7);
    auto list = std::make_shared<DisplayList>();
    if (part == Part::polygons || part == Part::all) addPolygons(*list, walk);
    if (part == Part::lines || part == Part::all) addLines(*list, walk, step);
    if (part == Part::points || part == Part::all) addPoints(*list, walk);
    return list;
}

double peakMebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void paintByTiles(benchmark::State& state, Part part) {
    const auto list = scene(part, static_cast<double>(state.range(1)) / 10.0);
    for (auto _ : state) {
        const Painter painter(list);
        benchmark::DoNotOptimize(paintAll(painter, 0, 0, size, size, static_cast<int>(state.range(0))));
    }
    state.SetItemsProcessed(state.iterations() * size * size);
}

void indexOnly(benchmark::State& state) {
    const auto list = scene(Part::all, 3.0);
    for (auto _ : state) benchmark::DoNotOptimize(Painter(list));
}

/// Painted in strips and written as a tiled GeoTIFF, on two threads.
void paintAndWrite(benchmark::State& state) {
    GDALAllRegister();
    const auto list = scene(Part::all, static_cast<double>(state.range(0)) / 10.0);
    const std::string file = (std::filesystem::temp_directory_path() / "corridor_bench.tif").string();
    for (auto _ : state) {
        char compress[] = "COMPRESS=ZSTD", level[] = "ZSTD_LEVEL=1", tiled[] = "TILED=YES", x[] = "BLOCKXSIZE=512",
             y[] = "BLOCKYSIZE=512", threads[] = "NUM_THREADS=2", interleave[] = "INTERLEAVE=PIXEL";
        char* options[] = {compress, level, tiled, x, y, threads, interleave, nullptr};
        const std::unique_ptr<GDALDataset> dataset(
            GetGDALDriverManager()->GetDriverByName("GTiff")->Create(file.c_str(), size, size, 3, GDT_Byte, options));
        const Painter painter(list);
        for (int top = 0; top < size; top += 512) {
            Image strip = paintAll(painter, 0, top, size, 512, 2);
            if (dataset->RasterIO(GF_Write, 0, top, size, 512, strip.pixels.data(), size, 512, GDT_Byte, 3, nullptr, 4,
                                  4 * size, 1, nullptr) != CE_None)
                state.SkipWithError("cannot write");
        }
    }
    std::filesystem::remove(file);
    state.SetItemsProcessed(state.iterations() * size * size);
    state.counters["peak_MiB"] = peakMebibytes();
}

// The plain way with AGG: the whole picture at once, each item stroked and filled as it comes.
void paintByAgg(benchmark::State& state, Part part) {
    const auto list = scene(part, static_cast<double>(state.range(0)) / 10.0);
    for (auto _ : state) {
        std::vector<std::uint8_t> pixels(std::size_t{4} * size * size, 255);
        agg::rendering_buffer buffer(pixels.data(), size, size, 4 * size);
        agg::pixfmt_rgba32 format(buffer);
        agg::renderer_base<agg::pixfmt_rgba32> base(format);
        agg::rasterizer_scanline_aa<> rasteriser;
        rasteriser.clip_box(0, 0, size, size);
        agg::scanline_u8 scanline;
        for (const Item& item : list->items) {
            const auto* fill = std::get_if<Fill>(&item);
            const auto* stroke = std::get_if<Stroke>(&item);
            const Path& path = fill ? fill->path : stroke->path;
            const Colour colour = fill ? fill->colour : stroke->colour;
            agg::path_storage storage;
            for (const Point& p : path[0].points)
                storage.total_vertices() == 0 ? storage.move_to(p.x, p.y) : storage.line_to(p.x, p.y);
            rasteriser.reset();
            if (fill) {
                storage.close_polygon();
                rasteriser.filling_rule(agg::fill_even_odd);
                rasteriser.add_path(storage);
            } else {
                agg::conv_stroke<agg::path_storage> outline(storage);
                outline.width(stroke->width);
                outline.line_join(agg::round_join);
                outline.line_cap(agg::round_cap);
                rasteriser.filling_rule(agg::fill_non_zero);
                rasteriser.add_path(outline);
            }
            agg::render_scanlines_aa_solid(rasteriser, scanline, base,
                                           agg::rgba8(colour.r, colour.g, colour.b, colour.a));
        }
        benchmark::DoNotOptimize(pixels.data());
    }
    state.SetItemsProcessed(state.iterations() * size * size);
}

/// 2000 labels of about twelve letters with halos.
void paintLabels(benchmark::State& state) {
    Walk walk(3);
    auto list = std::make_shared<DisplayList>();
    for (int i = 0; i < 2000; ++i) {
        GlyphRun label;
        label.run = text::shape("Xankəndi Շուշի", 13.0);
        label.origin = {walk.between(0, size), walk.between(0, size)};
        label.halo = {255, 255, 255, 255};
        label.haloWidth = 1.5;
        list->items.push_back(std::move(label));
    }
    for (auto _ : state) {
        const Painter painter(list);
        benchmark::DoNotOptimize(paintAll(painter, 0, 0, size, size, static_cast<int>(state.range(0))));
    }
    state.SetItemsProcessed(state.iterations() * size * size);
}

BENCHMARK(paintAndWrite)->ArgName("step")->Arg(30)->Unit(benchmark::kMillisecond)->UseRealTime();
#define CORRIDOR_PARTS(part)                          \
    BENCHMARK_CAPTURE(paintByTiles, part, Part::part) \
        ->ArgNames({"threads", "step"})               \
        ->Args({1, 30})                               \
        ->Args({2, 30})                               \
        ->Unit(benchmark::kMillisecond)               \
        ->UseRealTime();                              \
    BENCHMARK_CAPTURE(paintByAgg, part, Part::part)   \
        ->ArgName("step")                             \
        ->Arg(30)                                     \
        ->Unit(benchmark::kMillisecond)               \
        ->UseRealTime()
CORRIDOR_PARTS(polygons);
CORRIDOR_PARTS(lines);
CORRIDOR_PARTS(points);
CORRIDOR_PARTS(all);
BENCHMARK(paintLabels)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(indexOnly)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace corridor::paint
