#include "labels.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "work.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

TextBlock::TextBlock(const std::vector<LabelLine>& lines, double ratio) : m_ratio(ratio) {
    for (const LabelLine& source : lines) {
        Line line;
        line.style = source.style;
        const double size = source.style.size * ratio;
        line.run = text::shape(source.text, size, source.style.face, source.style.spacing * ratio);
        const double ascent = 0.76 * size, descent = 0.24 * size;
        line.baseline = m_height + ascent + (m_lines.empty() ? 0.0 : 0.18 * size);
        m_height = line.baseline + descent;
        m_width = std::max(m_width, line.run.width - source.style.spacing * ratio);
        drawing::GlyphRun plain;
        plain.run = line.run;
        line.ink = drawing::extentOf(plain);
        m_lines.push_back(std::move(line));
    }
}

double TextBlock::offsetOf(const Line& line, Alignment alignment) const {
    const double free = m_width - (line.run.width - line.style.spacing * m_ratio);
    if (alignment == Alignment::left) return 0.0;
    return alignment == Alignment::right ? free : 0.5 * free;
}

Rect TextBlock::box(Point topLeft, Alignment alignment) const {
    std::optional<Rect> all;
    for (const Line& line : m_lines) {
        const double x = topLeft.x + offsetOf(line, alignment), y = topLeft.y + line.baseline;
        const Rect ink{x + line.ink.x0, y + line.ink.y0, x + line.ink.x1, y + line.ink.y1};
        all = all ? merged(*all, ink) : ink;
    }
    return all.value_or(Rect{topLeft.x, topLeft.y, topLeft.x, topLeft.y});
}

void TextBlock::draw(std::vector<drawing::Item>& items, Point topLeft, Alignment alignment, double opacity) const {
    for (const Line& line : m_lines) {
        drawing::GlyphRun run;
        run.run = line.run;
        run.origin = {topLeft.x + offsetOf(line, alignment), topLeft.y + line.baseline};
        run.colour = faded(line.style.colour, opacity);
        run.halo = faded(line.style.halo, opacity);
        run.haloWidth = line.style.haloWidth * m_ratio;
        items.push_back(std::move(run));
    }
}

namespace {

struct Candidate {
    Point topLeft;
    TextBlock::Alignment alignment = TextBlock::Alignment::left;
    double preference = 0.0;
    bool standsOff = false;
};

/// Farther off, in twelve directions.
void addFarCandidates(std::vector<Candidate>& candidates, const PointLabel& label, const TextBlock& block,
                      double ratio) {
    using Alignment = TextBlock::Alignment;
    constexpr double a = 0.5, b = 0.86602540378443865;
    constexpr std::array<Point, 12> directions{
        {{1, 0}, {b, -a}, {b, a}, {-1, 0}, {-b, -a}, {-b, a}, {a, -b}, {a, b}, {-a, -b}, {-a, b}, {0, -1}, {0, 1}}};
    for (const double far : {16.0, 28.0, 44.0, 64.0}) {
        double penalty = 14.0 + 0.5 * far;
        for (const Point& direction : directions) {
            const double gap = label.clearance + far * ratio;
            const Point middle{label.at.x + direction.x * (gap + 0.5 * block.width()),
                               label.at.y + direction.y * (gap + 0.5 * block.height())};
            const Alignment alignment = direction.x > 0.3    ? Alignment::left
                                        : direction.x < -0.3 ? Alignment::right
                                                             : Alignment::centre;
            candidates.push_back(
                {{middle.x - 0.5 * block.width(), middle.y - 0.5 * block.height()}, alignment, penalty, true});
            penalty += 0.5;
        }
    }
}

/// Around the point: right, left, above, below, the corners; then the same a little farther off.
std::vector<Candidate> candidatesOf(const PointLabel& label, const TextBlock& block, double ratio) {
    using Alignment = TextBlock::Alignment;
    std::vector<Candidate> candidates;
    const double width = block.width(), height = block.height();
    if (label.centred) {
        double preference = 0.0;
        const auto add = [&](Point at) {
            candidates.push_back({{at.x - 0.5 * width, at.y - 0.5 * height}, Alignment::centre, preference, false});
            preference += 4.0;
        };
        add(label.at);
        for (const Point& anchor : label.anchors) add(anchor);
        return candidates;
    }
    double penalty = 0.0;
    for (const double more : {0.0, 6.0 * ratio}) {
        const double gap = label.clearance + 3.0 * ratio + more;
        const double diagonal = 0.72 * gap;
        const Point at = label.at;
        const double middle = at.y - 0.5 * height, right = at.x + gap, left = at.x - gap - width;
        candidates.push_back({{right, middle}, Alignment::left, penalty, false});
        candidates.push_back(
            {{at.x + diagonal, at.y - diagonal - 0.82 * height}, Alignment::left, penalty + 3.0, false});
        candidates.push_back(
            {{at.x + diagonal, at.y + diagonal - 0.18 * height}, Alignment::left, penalty + 4.0, false});
        candidates.push_back({{left, middle}, Alignment::right, penalty + 5.0, false});
        candidates.push_back(
            {{at.x - diagonal - width, at.y - diagonal - 0.82 * height}, Alignment::right, penalty + 6.5, false});
        candidates.push_back(
            {{at.x - diagonal - width, at.y + diagonal - 0.18 * height}, Alignment::right, penalty + 7.5, false});
        candidates.push_back({{at.x - 0.5 * width, at.y - gap - height}, Alignment::centre, penalty + 5.5, false});
        candidates.push_back({{at.x - 0.5 * width, at.y + gap}, Alignment::centre, penalty + 7.0, false});
        penalty += 9.0;
    }
    if (label.mayStandOff) addFarCandidates(candidates, label, block, ratio);
    return candidates;
}

/// Dots of other places so near to a name that it could be taken for theirs.
double strangersNear(const Work& work, const Rect& box, Point own) {
    const double reach = work.pixels(13.0), pixel = work.pixels(1.0);
    const Rect wide = grown(box, reach);
    const Rect itself{std::max(own.x - pixel, wide.x0), std::max(own.y - pixel, wide.y0),
                      std::min(own.x + pixel, wide.x1), std::min(own.y + pixel, wide.y1)};
    double area = work.dots.areaWithin(wide);
    if (itself.x0 < itself.x1 && itself.y0 < itself.y1) area -= work.dots.areaWithin(itself);
    return std::max(0.0, area) / (pixel * pixel);
}

/// From the edge of the symbol to the nearest point of a name that stands off.
void drawLineTo(Work& work, const PointLabel& label, const Rect& box) {
    const Point end{std::clamp(label.at.x, box.x0, box.x1), std::clamp(label.at.y, box.y0, box.y1)};
    const double length = distance(label.at, end);
    if (length <= label.clearance) return;
    const double t = label.clearance / length;
    const Point begin{label.at.x + t * (end.x - label.at.x), label.at.y + t * (end.y - label.at.y)};
    const drawing::Path line{{{begin, end}, false}};
    work.leaders.push_back(stroke(line, {255, 255, 255, 200}, work.pixels(2.4)));
    work.leaders.push_back(stroke(line, label.lines.front().style.colour, work.pixels(0.8)));
}

}  // namespace

bool place(Work& work, const PointLabel& label) {
    const double ratio = work.ground.scale.ratio;
    const TextBlock block(label.lines, ratio);
    if (block.width() <= 0.0) return false;
    const double padding = work.pixels(work.style().labelPadding);
    const Candidate* best = nullptr;
    double least = 1e300;
    const auto candidates = candidatesOf(label, block, ratio);
    for (const Candidate& candidate : candidates) {
        if (candidate.preference >= least) continue;
        const Rect box = block.box(candidate.topLeft, candidate.alignment);
        if (!work.taken.isFree(grown(box, padding))) continue;
        const double cost = candidate.preference + 0.9 * work.routes.lengthWithin(box) / ratio +
                            0.04 * work.elsewhen.areaWithin(box) / (ratio * ratio) +
                            50.0 * strangersNear(work, box, label.at);
        if (cost < least) {
            least = cost;
            best = &candidate;
        }
    }
    if (!best) return false;
    const Point topLeft = drawing::snapped(best->topLeft);
    const Rect box = block.box(topLeft, best->alignment);
    if (best->standsOff) drawLineTo(work, label, box);
    block.draw(work.names, topLeft, best->alignment, label.opacity);
    work.taken.add(grown(box, padding));
    Label done;
    done.things = label.things;
    for (const LabelLine& line : label.lines) done.text += (done.text.empty() ? "" : "\n") + line.text;
    done.boxes = {box};
    work.scene.labels.push_back(std::move(done));
    return true;
}

}  // namespace corridor::scene
