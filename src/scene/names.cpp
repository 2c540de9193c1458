#include <algorithm>
#include <span>
#include <cmath>

#include "model/spot_height.hpp"
#include "work.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

Rect squareAt(Point middle, double half) {
    return {middle.x - half, middle.y - half, middle.x + half, middle.y + half};
}

/// The first name in the style, those in other languages smaller beneath.
std::vector<LabelLine> linesOf(const std::vector<std::string>& names, const TextStyle& style, std::size_t width = 0) {
    std::vector<LabelLine> lines;
    TextStyle other = style;
    other.size = 0.9 * style.size;
    if (other.face == text::Face::bold) other.face = text::Face::regular;
    other.colour = mixed(style.colour, {128, 124, 120, 255}, 0.3);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const TextStyle& own = i == 0 ? style : other;
        if (width == 0) {
            lines.push_back({names[i], own});
            continue;
        }
        for (const std::string& line : wrapped(names[i], width)) lines.push_back({line, own});
    }
    return lines;
}

const PlaceStyle& placeStyle(const Style& style, const std::string& kind) {
    static const PlaceStyle plain;
    auto found = style.places.find(kind);
    if (found == style.places.end()) found = style.places.find("");
    return found == style.places.end() ? plain : found->second;
}

double radiusOf(const Work& work, const PlaceStyle& style) {
    return work.ground.scale.between(0.85 * style.radius, 1.25 * style.radius);
}

bool isShown(const Work& work, std::size_t index) {
    const model::Place& place = work.ground.atlas.places[index];
    return work.ground.places[index] && !model::isSpotHeight(place) &&
           work.ground.scale.shows(placeStyle(work.style(), place.kind).maxMetresPerPixel) &&
           model::existsOn(place.valid, work.show.on);
}

void drawDot(Work& work, std::size_t index) {
    const model::Place& place = work.ground.atlas.places[index];
    PlaceStyle style = placeStyle(work.style(), place.kind);
    if (place.style->markerColor) style.fill = colourOf(*place.style->markerColor, style.fill);
    const double radius = radiusOf(work, style);
    const Point at = *work.ground.places[index];
    addPlace(work.symbols, style, at, radius, 1.0);
    const Rect box = squareAt(at, radius);
    work.explain(Key::place, place.kind, box);
    work.addHit(ThingKind::place, place.id, {rectangle(box)}, 0.0, false);
    work.addSymbol({{ThingKind::place, place.id}}, box, at);
    work.dots.add(squareAt(at, work.pixels(0.5)));
}

/// One end of an expression in words: `2023-05`, `about 2023-03`, `by 2023-08-17`, `2023-04?`.
std::string endText(std::string text) {
    std::string before, after;
    const auto take = [&](char sign) {
        const std::size_t at = text.find(sign);
        if (at == std::string::npos) return false;
        text.erase(at, 1);
        return true;
    };
    const bool isBoth = take('%');
    if (take('~') || isBoth) before = "about ";
    if (take('?') || isBoth) after = "?";
    if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
        text = text.substr(1, text.size() - 2);
        if (text.compare(0, 2, "..") == 0) return before + "by " + text.substr(2) + after;
        if (text.compare(text.size() - 2, 2, "..") == 0)
            return before + text.substr(0, text.size() - 2) + " or later" + after;
    }
    return before + text + after;
}

/// A date as written, for people: `2023-08-08`, `2023-07-18 – 2023-09-11`, `from 2023-07-26`, `undated`.
std::string dateText(const std::optional<units::Edtf>& date) {
    if (!date) return "undated";
    const std::size_t slash = date->isInterval ? date->text.find('/') : std::string::npos;
    if (slash == std::string::npos) return endText(date->text);
    const std::string first = date->text.substr(0, slash), last = date->text.substr(slash + 1);
    if (date->openEnd || date->unknownEnd) return "from " + endText(first);
    if (date->openStart || date->unknownStart) return "to " + endText(last);
    return endText(first) + " \xE2\x80\x93 " + endText(last);
}

std::string numbersOf(const Work& work, const model::Event& event) {
    std::string numbers;
    const auto& sources = work.ground.atlas.sources;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (std::find(event.sources.begin(), event.sources.end(), sources[i].id) == event.sources.end()) continue;
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
    }
    return numbers.empty() ? "" : "  [" + numbers + "]";
}

}  // namespace

void reservePlaces(Work& work, int from) {
    if (!work.show.layers.places) return;
    for (std::size_t i = 0; i < work.ground.atlas.places.size(); ++i) {
        const PlaceStyle& style = placeStyle(work.style(), work.ground.atlas.places[i].kind);
        if (!isShown(work, i)) continue;
        const Rect box = squareAt(*work.ground.places[i], radiusOf(work, style));
        if (style.priority < from)
            work.elsewhen.add(grown(box, work.pixels(2.0)));  // its turn comes later; others leave it room if they can
        else if (work.taken.isFree(box))
            drawDot(work, i);
    }
}

namespace {

void namePlace(Work& work, std::size_t index, bool isReserved) {
    const model::Place& data = work.ground.atlas.places[index];
    const PlaceStyle& style = placeStyle(work.style(), data.kind);
    const Point at = *work.ground.places[index];
    const double radius = radiusOf(work, style);
    // A mark that stands on the place takes the dot's part; under another's name there is no room for it.
    const Rect box = squareAt(at, radius);
    const bool isMarked = !work.marks.isFree(box);
    if (!isReserved && !isMarked && !work.taken.isFree(box)) return;
    PointLabel label;
    label.things = {{ThingKind::place, data.id}};
    label.lines = linesOf(namesIn(data.names, work.show.languages), style.text);
    label.at = at;
    label.mayStandOff = style.priority >= 80;  // a city is always named
    label.clearance = isReserved || !isMarked ? radius : std::max(radius, 0.6 * work.ground.checkpointSize);
    if (isReserved && isMarked && work.dots.isFree(squareAt(at, 1.0)))
        label.clearance = std::max(radius, 0.6 * work.ground.checkpointSize);
    const bool isNamed = work.isLabelled() && !label.lines.empty() && place(work, label);
    if (!isReserved && !isMarked && (isNamed || !work.isLabelled())) drawDot(work, index);
}

}  // namespace

void namePlaces(Work& work, int from, int below) {
    if (!work.show.layers.places) return;
    constexpr int reservedFrom = 60;
    for (std::size_t i = 0; i < work.ground.atlas.places.size(); ++i) {
        const PlaceStyle& style = placeStyle(work.style(), work.ground.atlas.places[i].kind);
        if (style.priority >= from && style.priority < below && isShown(work, i))
            namePlace(work, i, style.priority >= reservedFrom);
    }
}

void nameCheckpoints(Work& work) {
    if (!work.show.layers.checkpoints || !work.isLabelled() || work.ground.scale.metresPerPixel > 700.0) return;
    for (const Symbol& symbol : std::vector<Symbol>(work.scene.symbols)) {
        if (symbol.things.empty() || symbol.things.front().kind != ThingKind::checkpoint) continue;
        PointLabel label;
        label.things = symbol.things;
        for (const Thing& thing : symbol.things) {
            const model::Checkpoint* checkpoint = model::findCheckpoint(work.ground.atlas, thing.id);
            const auto more = linesOf(namesIn(checkpoint->names, work.show.languages), work.style().checkpointText, 22);
            if (label.lines.size() < 4) label.lines.insert(label.lines.end(), more.begin(), more.end());
        }
        label.at = symbol.position;
        label.mayStandOff = work.ground.scale.metresPerPixel < 200.0;
        label.clearance = 0.6 * work.ground.checkpointSize;
        if (!label.lines.empty()) place(work, label);
    }
}

namespace {

std::vector<LabelLine> eventLines(const Work& work, const std::vector<EventChoice>& chosen, std::size_t count) {
    const Style& style = work.style();
    std::vector<LabelLine> lines;
    for (std::size_t i = 0; i < count; ++i) {
        const model::Event event = work.ground.atlas.events.event(chosen[i].event);
        TextStyle date = style.eventDate, name = style.eventText;
        date.colour = name.colour =
            mixed(categoryStyle(style, event.category, work.categories).colour, style.eventText.colour, 0.55);
        lines.push_back({dateText(event.date) + (work.show.sourceNumbers ? numbersOf(work, event) : ""), date});
        const auto names = namesIn(event.names, {work.show.languages.begin(),
                                                 work.show.languages.begin() + (work.show.languages.empty() ? 0 : 1)});
        for (const LabelLine& line : linesOf(names, name, 26)) lines.push_back(line);
    }
    if (count < chosen.size())
        lines.push_back({"+ " + std::to_string(chosen.size() - count) + " more", style.eventDate});
    return lines;
}

}  // namespace

void nameEvents(Work& work, int rank) {
    constexpr std::size_t mostLabelled = 200;  // that a name can be asked for
    if (!work.show.layers.events || !work.isLabelled()) return;
    constexpr std::size_t mostNamed = 400;  // marks beyond are too many to be read anyway
    if (work.ground.eventSites.size() > 20 * mostNamed) return;
    const double metresPerPixel = work.ground.scale.metresPerPixel;
    for (const auto& [index, chosen] : work.events) {
        if (chosen.front().rank != rank) continue;
        const Site& site = work.ground.eventSites[index];
        // All of a place's events where there is room, else the foremost.
        const std::size_t most = metresPerPixel < 30.0 ? 4 : metresPerPixel < 200.0 ? 2 : 1;
        for (std::size_t count = std::min(most, chosen.size()); count > 0; --count) {
            PointLabel label;
            for (const EventChoice& choice : std::span(chosen).first(std::min<std::size_t>(chosen.size(), mostLabelled)))
                label.things.push_back({ThingKind::event, std::string(work.ground.atlas.events.id(choice.event))});
            label.lines = eventLines(work, chosen, count);
            label.at = site.head;
            label.clearance = work.ground.eventHead + work.pixels(1.5);
            label.mayStandOff = rank == 0 || metresPerPixel < 200.0;
            if (place(work, label)) break;
        }
    }
}

namespace {

/// Whether a block set about a point lies within a polygon: its corners and the middles of its sides do.
bool holds(const drawing::Path& path, Point middle, const TextBlock& block) {
    for (const double x : {-0.5, 0.0, 0.5}) {
        for (const double y : {-0.7, 0.7}) {
            if (!isInside(path, {middle.x + x * block.width(), middle.y + y * block.height()})) return false;
        }
    }
    return true;
}

}  // namespace

void nameCountries(Work& work) {
    if (!work.show.layers.areas || !work.isLabelled()) return;
    const std::string language = work.show.languages.empty() ? "" : work.show.languages.front();
    for (const GroundArea& area : work.ground.areas) {
        const model::Shape& shape = work.ground.atlas.shapes[area.shape];
        if (shape.names.empty() || area.anchors.empty() || !model::existsOn(shape.valid, work.show.on)) continue;
        PointLabel label;
        label.things = {{ThingKind::area, shape.id}};
        auto names = namesIn(shape.names, work.show.languages);
        for (std::string& name : names) name = inCapitals(name, language);
        label.lines = linesOf(names, work.style().countryText);
        for (std::size_t i = 1; i < label.lines.size(); ++i) label.lines[i].style.size *= 0.8;
        label.centred = true;
        const TextBlock block(label.lines, work.ground.scale.ratio);
        for (const Point& anchor : area.anchors) {
            if (holds(area.path, anchor, block)) label.anchors.push_back(anchor);
        }
        if (label.anchors.empty()) continue;
        label.at = label.anchors.front();
        place(work, label);
    }
}

void nameLakes(Work& work) {
    if (!work.show.layers.water || !work.isLabelled()) return;
    for (const GroundArea& lake : work.ground.waters) {
        const model::Shape& shape = work.ground.atlas.shapes[lake.shape];
        const double least = std::min(lake.box.width(), lake.box.height());
        if (shape.names.empty() || least < work.pixels(7.0) || !model::existsOn(shape.valid, work.show.on)) continue;
        PointLabel label;
        label.things = {{ThingKind::water, shape.id}};
        label.lines = linesOf(namesIn(shape.names, work.show.languages), work.style().lakeText, 14);
        label.at = lake.anchors.empty() ? Point{0.5 * (lake.box.x0 + lake.box.x1), 0.5 * (lake.box.y0 + lake.box.y1)}
                                        : lake.anchors.front();
        const TextBlock block(label.lines, work.ground.scale.ratio);
        if (block.width() < 0.9 * lake.box.width() && block.height() < 0.9 * lake.box.height()) {
            label.centred = true;
            label.anchors = lake.anchors;
            if (place(work, label)) continue;
            label.centred = false;
        }
        label.clearance = 0.35 * least;
        if (lake.box.width() < 3.0 * block.width()) place(work, label);
    }
}

}  // namespace corridor::scene
