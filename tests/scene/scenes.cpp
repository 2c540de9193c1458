#include "scenes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "ingest/load.hpp"

namespace corridor::scene {

const model::Atlas& shipped() {
    static const model::Atlas atlas = [] {
        auto loaded = ingest::load({CORRIDOR_SOURCE_DIR "/geodata/karabakh"});
        if (!loaded) throw std::runtime_error("the shipped atlas cannot be read");
        return std::move(*loaded);
    }();
    return atlas;
}

const access::Assertions& shippedAssertions() {
    static const access::Assertions assertions(shipped());
    return assertions;
}

View viewAt(const std::string& crs, units::LonLat middle, double metresPerPixel, double pixelRatio) {
    View view{geodesy::Projection(crs), 1.0, pixelRatio, {}};
    view.unitsPerPixel = view.projection.unitsPerMetre(middle) * metresPerPixel;
    return view;
}

Picture pictureAt(const std::string& crs, units::LonLat middle, double metresPerPixel, int width, int height,
                  double pixelRatio) {
    Picture picture{viewAt(crs, middle, metresPerPixel, pixelRatio), {}};
    const geodesy::XY at = *picture.view.projection.forward(middle);
    const double scale = picture.view.unitsPerPixel;
    picture.frame = {width, height, {at.x - 0.5 * width * scale, at.y + 0.5 * height * scale}};
    picture.view.origin = {picture.frame.topLeft.x / scale, -picture.frame.topLeft.y / scale};
    return picture;
}

Show showOn(const std::string& day, std::vector<std::string> languages) {
    Show show;
    if (day != "any") show.on = units::parseDay(day);
    show.languages = std::move(languages);
    return show;
}

study::State stateFor(const model::Atlas& atlas, const access::Assertions& assertions, const Show& show) {
    study::Question question;
    question.on = show.on;
    question.languages = show.languages;
    return study::stateOf(atlas, assertions, question);
}

Scene makeScene(const model::Atlas& atlas, const access::Assertions& assertions, const Show& show, const Style& style,
                const View& view) {
    return makeScene(atlas, stateFor(atlas, assertions, show), show, style, view);
}

Scene makeScene(const Ground& ground, const access::Assertions& assertions, const Show& show,
                const std::stop_token& stop) {
    return makeScene(ground, stateFor(shipped(), assertions, show), show, stop);
}

Scene sceneOf(const model::Atlas& atlas, const Show& show, const View& view) {
    return makeScene(atlas, access::Assertions(atlas), show, defaultStyle(), view);
}

namespace {

bool isText(const text::Run& run, const std::string& text) {
    for (const text::Face face : {text::Face::regular, text::Face::bold, text::Face::italic}) {
        const text::Run wanted = text::shape(text, run.size, face);
        const auto isSame = [](const text::Glyph& a, const text::Glyph& b) {
            return a.font == b.font && a.index == b.index;
        };
        if (std::equal(run.glyphs.begin(), run.glyphs.end(), wanted.glyphs.begin(), wanted.glyphs.end(), isSame))
            return true;
    }
    return false;
}

struct Printer {
    std::string& out;

    void operator()(drawing::Colour c) const { out += fmt::format("#{:02x}{:02x}{:02x}{:02x} ", c.r, c.g, c.b, c.a); }
    void operator()(double value) const { out += fmt::format("{} ", value); }
    void operator()(drawing::Point p) const { out += fmt::format("{},{} ", p.x, p.y); }
    void operator()(const drawing::Path& path) const {
        for (const auto& sub : path) {
            out += sub.closed ? "z " : "m ";
            for (const auto& point : sub.points) (*this)(point);
        }
    }
    void operator()(const text::Run& run) const {
        (*this)(run.size);
        for (const auto& glyph : run.glyphs) out += fmt::format("{}.{}@{} ", glyph.font, glyph.index, glyph.x);
    }
    void operator()(const drawing::Fill& fill) const {
        out += "fill ";
        (*this)(fill.colour);
        (*this)(fill.path);
    }
    void operator()(const drawing::Stroke& stroke) const {
        out += "stroke ";
        (*this)(stroke.colour);
        (*this)(stroke.width);
        for (const double dash : stroke.dashes) (*this)(dash);
        (*this)(stroke.path);
    }
    void operator()(const drawing::GlyphRun& item) const {
        out += "text ";
        (*this)(item.run);
        (*this)(item.origin);
        (*this)(item.angle);
        (*this)(item.colour);
    }
    void operator()(const drawing::GlyphsOnLine& item) const {
        out += "along ";
        (*this)(item.run);
        for (const auto& origin : item.origins) (*this)(origin);
        for (const double angle : item.angles) (*this)(angle);
    }
};

}  // namespace

std::string fingerprint(const drawing::DisplayList& list) {
    std::string out;
    for (const auto& item : list.items) {
        std::visit(Printer{out}, item);
        out += '\n';
    }
    return out;
}

bool writes(const drawing::DisplayList& list, const std::string& text) {
    return std::any_of(list.items.begin(), list.items.end(), [&](const drawing::Item& item) {
        const auto* run = std::get_if<drawing::GlyphRun>(&item);
        const auto* along = std::get_if<drawing::GlyphsOnLine>(&item);
        return (run && isText(run->run, text)) || (along && isText(along->run, text));
    });
}

model::Route routeOf(const std::string& id, units::Line line) {
    model::Route route;
    route.id = id;
    route.names.byLanguage["en"] = id;
    route.parts = {std::move(line)};
    return route;
}

model::Event eventOf(const std::string& id, const std::string& date, units::LonLat at) {
    model::Event event;
    event.id = id;
    event.names.byLanguage["en"] = id;
    event.date = units::parseEdtf(date).value;
    event.category = "closure";
    event.position = at;
    return event;
}

model::Place placeOf(const std::string& id, const std::string& kind, units::LonLat at) {
    model::Place place;
    place.id = id;
    place.names.byLanguage["en"] = id;
    place.kind = kind;
    place.position = at;
    return place;
}

model::Checkpoint checkpointOf(const std::string& id, units::LonLat at) {
    model::Checkpoint checkpoint;
    checkpoint.id = id;
    checkpoint.names.byLanguage["en"] = id;
    checkpoint.kind = "checkpoint";
    checkpoint.position = at;
    return checkpoint;
}

}  // namespace corridor::scene
