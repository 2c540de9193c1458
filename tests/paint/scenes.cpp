#include "scenes.hpp"

#include <array>
#include <cmath>

namespace corridor::paint {
namespace {

using namespace drawing;

struct Window {
    double x, y, size;
};

Colour anyColour(Random& random) {
    const auto channel = [&] { return static_cast<std::uint8_t>(random.upTo(256)); };
    const std::uint8_t r = channel(), g = channel(), b = channel();
    return {r, g, b, random.upTo(3) == 0 ? static_cast<std::uint8_t>(40 + random.upTo(200)) : std::uint8_t{255}};
}

SubPath wander(Random& random, const Window& window, int points, double step) {
    SubPath sub;
    Point at{window.x + random.between(-0.1, 1.1) * window.size, window.y + random.between(-0.1, 1.1) * window.size};
    double dx = random.between(-1, 1), dy = random.between(-1, 1);
    for (int i = 0; i < points; ++i) {
        sub.points.push_back(at);
        dx = 0.8 * dx + random.between(-0.6, 0.6);
        dy = 0.8 * dy + random.between(-0.6, 0.6);
        at = {at.x + step * dx, at.y + step * dy};
        if (random.upTo(40) == 0) sub.points.push_back(at);  // a repeated point
    }
    return sub;
}

SubPath farLine(Random& random, const Window& window) {
    SubPath sub;
    for (int i = 0; i < 4; ++i) {
        const double reach = i % 2 == 0 ? 1.0 : 2000.0;
        sub.points.push_back({window.x + random.between(-reach, reach) * window.size,
                              window.y + random.between(-reach, reach) * window.size});
    }
    return sub;
}

Stroke anyStroke(Random& random, const Window& window) {
    Stroke stroke;
    stroke.colour = anyColour(random);
    stroke.width = std::array{0.4, 1.0, 1.7, 4.0, 9.0, 26.0}[static_cast<std::size_t>(random.upTo(6))];
    stroke.cap = static_cast<Cap>(random.upTo(3));
    stroke.join = static_cast<Join>(random.upTo(3));
    const int kind = random.upTo(5);
    if (kind == 0)
        stroke.path.push_back(farLine(random, window));
    else
        for (int i = 0; i <= random.upTo(2); ++i)
            stroke.path.push_back(
                wander(random, window, 2 + random.upTo(kind == 1 ? 900 : 150), kind == 1 ? 1.0 : window.size / 25.0));
    if (random.upTo(4) == 0) stroke.path.front().closed = true;
    if (random.upTo(2) == 0) {
        stroke.dashes = {stroke.width * random.between(0.5, 5.0), stroke.width * random.between(1.0, 3.0)};
        if (random.upTo(2) == 0) stroke.dashes.insert(stroke.dashes.end(), {0.0, 2.0 * stroke.width});
        if (random.upTo(3) == 0) stroke.dashes.push_back(1.5);
        stroke.dashStart = random.between(-30.0, 30.0);
    }
    return stroke;
}

Fill anyFill(Random& random, const Window& window) {
    Fill fill;
    fill.colour = anyColour(random);
    fill.evenOdd = random.upTo(2) == 0;
    for (int i = 0; i <= random.upTo(3); ++i)
        fill.path.push_back(wander(random, window, 3 + random.upTo(400), window.size / 20.0));
    return fill;
}

text::Run anyRun(Random& random) {
    const std::array<const char*, 4> names = {"Xankəndi", "Ստեփանակերտ", "Степанакерт", "Şuşa – Ağdam 42"};
    // One after the other: compilers differ in the order of arguments.
    const char* name = names[static_cast<std::size_t>(random.upTo(4))];
    const double size = random.between(8.0, 40.0);
    return text::shape(name, size, static_cast<text::Face>(random.upTo(3)));
}

GlyphRun anyText(Random& random, const Window& window) {
    GlyphRun run;
    run.run = anyRun(random);
    run.origin = {window.x + random.between(0, 1) * window.size, window.y + random.between(0, 1) * window.size};
    run.angle = random.upTo(2) == 0 ? 0.0 : random.between(-4.0, 4.0);
    run.colour = anyColour(random);
    run.halo = {255, 255, 255, static_cast<std::uint8_t>(random.upTo(2) == 0 ? 255 : 128)};
    run.haloWidth = random.between(0.0, 3.0);
    return run;
}

GlyphsOnLine anyTextOnLine(Random& random, const Window& window) {
    const GlyphRun straight = anyText(random, window);
    GlyphsOnLine line{straight.run, {}, {}, straight.colour, straight.halo, straight.haloWidth};
    for (const text::Glyph& glyph : straight.run.glyphs) {
        line.origins.push_back({straight.origin.x + glyph.x, straight.origin.y + 0.01 * glyph.x * glyph.x});
        line.angles.push_back(0.02 * glyph.x);
    }
    return line;
}

}  // namespace

std::uint64_t Random::next() {  // xorshift64*
    m_state ^= m_state >> 12;
    m_state ^= m_state << 25;
    m_state ^= m_state >> 27;
    return m_state * 0x2545F4914F6CDD1Dull;
}

double Random::between(double low, double high) {
    return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
}

int Random::upTo(int count) {
    return static_cast<int>((next() >> 33) % static_cast<std::uint64_t>(count));
}

std::shared_ptr<const DisplayList> randomScene(std::uint64_t seed, double x, double y, double size, int items) {
    Random random(seed);
    const Window window{x, y, size};
    auto list = std::make_shared<DisplayList>();
    list->background = {240, 238, 230, 255};
    for (int i = 0; i < items; ++i) {
        switch (random.upTo(6)) {
            case 0:
                list->items.push_back(anyFill(random, window));
                break;
            case 1:
                list->items.push_back(anyText(random, window));
                break;
            case 2:
                list->items.push_back(anyTextOnLine(random, window));
                break;
            default:
                list->items.push_back(anyStroke(random, window));
                break;
        }
    }
    return list;
}

std::uint64_t hashOf(const Image& image) {
    std::uint64_t hash = 0xCBF29CE484222325ull;
    for (const std::uint8_t byte : image.pixels) hash = (hash ^ byte) * 0x100000001B3ull;
    return hash;
}

}  // namespace corridor::paint
