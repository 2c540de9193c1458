#include <algorithm>
#include <cmath>
#include <optional>

#include "labels.hpp"
#include "work.hpp"

namespace corridor::scene {
namespace {

using drawing::Point;
using drawing::Rect;

/// A line by its length.
class Track {
public:
    explicit Track(std::vector<Point> points) : m_points(std::move(points)) {
        m_lengths.push_back(0.0);
        for (std::size_t i = 1; i < m_points.size(); ++i)
            m_lengths.push_back(m_lengths.back() + distance(m_points[i - 1], m_points[i]));
    }
    double length() const { return m_lengths.back(); }
    Point at(double length) const {
        const auto it = std::upper_bound(m_lengths.begin(), m_lengths.end(), length);
        const auto i =
            std::clamp<std::ptrdiff_t>(it - m_lengths.begin(), 1, static_cast<std::ptrdiff_t>(m_lengths.size()) - 1);
        const auto k = static_cast<std::size_t>(i);
        const double piece = m_lengths[k] - m_lengths[k - 1];
        const double t = piece > 0.0 ? (length - m_lengths[k - 1]) / piece : 0.0;
        const Point a = m_points[k - 1], b = m_points[k];
        return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    }

private:
    std::vector<Point> m_points;
    std::vector<double> m_lengths;
};

}  // namespace

/// Letters of a name on a line.
struct Letters {
    std::vector<Point> origins;
    std::vector<double> angles;
    std::vector<Rect> boxes;
    double bend = 0.0;  ///< the whole turning, radians
    double cost = 0.0;
};

namespace {

/// Points at equal distances, each the mean of its neighbours within `reach` pixels: calm enough for letters.
std::vector<Point> calmed(const std::vector<Point>& points, double step, double reach) {
    const Track track(points);
    const auto count = static_cast<std::size_t>(std::min(track.length() / step, 60000.0)) + 1;
    std::vector<Point> even;
    for (std::size_t i = 0; i <= count; ++i)
        even.push_back(track.at(track.length() * static_cast<double>(i) / static_cast<double>(count)));
    const auto wing = static_cast<std::size_t>(std::max(1.0, reach / step));
    std::vector<Point> calm(even.size());
    for (std::size_t i = 0; i < even.size(); ++i) {
        const std::size_t most = std::min({wing, i, even.size() - 1 - i});
        Point sum;
        for (std::size_t k = i - most; k <= i + most; ++k) {
            sum.x += even[k].x;
            sum.y += even[k].y;
        }
        const double n = 2.0 * static_cast<double>(most) + 1.0;
        calm[i] = {sum.x / n, sum.y / n};
    }
    return calm;
}

/// Letters on a stretch of the track that begins at `start`; nothing where it turns too sharply.
std::optional<Letters> lettersOn(const Track& track, const text::Run& run, double start, double offset) {
    Letters letters;
    const Point first = track.at(start), last = track.at(start + run.width);
    const bool reversed = last.x < first.x;
    const double size = run.size;
    if (distance(first, last) < 0.75 * run.width) return std::nullopt;
    double before = 0.0;
    Point centreBefore;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const text::Glyph& glyph = run.glyphs[i];
        const double middle = glyph.x + 0.5 * glyph.advance;
        const double along = reversed ? start + run.width - middle : start + middle;
        const double reach = std::max(0.6 * size, 0.5 * glyph.advance);
        const Point a = track.at(along - reach), b = track.at(along + reach), at = track.at(along);
        double angle = reversed ? std::atan2(a.y - b.y, a.x - b.x) : std::atan2(b.y - a.y, b.x - a.x);
        angle = std::round(angle * 1024.0) / 1024.0;
        if (i > 0) {
            const double turn = std::abs(std::remainder(angle - before, 6.283185307179586));
            if (turn > 0.34) return std::nullopt;
            letters.bend += turn;
        }
        before = angle;
        const double cosine = std::cos(angle), sine = std::sin(angle);
        const Point normal{sine, -cosine};  // upwards
        const double drop = 0.34 * size;    // from the middle of small letters to the baseline
        const Point centre{at.x + normal.x * offset, at.y + normal.y * offset};
        // On the inside of a bend letters would run into each other.
        if (i > 0) {
            const double room = 0.5 * (glyph.advance + run.glyphs[i - 1].advance);
            if (distance(centre, centreBefore) < 0.82 * room) return std::nullopt;
        }
        centreBefore = centre;
        letters.origins.push_back({centre.x - 0.5 * glyph.advance * cosine - drop * normal.x,
                                   centre.y - 0.5 * glyph.advance * sine - drop * normal.y});
        letters.angles.push_back(angle);
    }
    if (letters.bend > 1.5) return std::nullopt;
    return letters;
}

void addBoxes(Letters& letters, const text::Run& run) {
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        drawing::GlyphsOnLine one;
        one.run = run;
        one.run.glyphs = {run.glyphs[i]};
        one.origins = {letters.origins[i]};
        one.angles = {letters.angles[i]};
        const Rect box = drawing::extentOf(drawing::Item(one));
        if (box.width() > 0.1) letters.boxes.push_back(box);
    }
}

}  // namespace

/// The ways to set a name on one stretch of a line, the best first as far as the line goes.
struct LineCandidates {
    text::Run run;
    std::vector<std::vector<Letters>> stretches;
};

std::shared_ptr<const LineCandidates> LineCache::find(const std::string& key) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_known.find(key);
    return found == m_known.end() ? nullptr : found->second;
}

void LineCache::add(const std::string& key, std::shared_ptr<const LineCandidates> candidates, std::size_t bytes) {
    const std::lock_guard lock(m_mutex);
    if (m_bytes + bytes > m_mostBytes) {
        m_known.clear();
        m_bytes = 0;
    }
    if (bytes <= m_mostBytes && m_known.emplace(key, std::move(candidates)).second) m_bytes += bytes;
}

std::size_t LineCache::bytes() const {
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

namespace {

std::vector<Letters> candidatesOn(const Track& track, const text::Run& run, double from, double to, double offset) {
    constexpr std::size_t mostKept = 10;
    std::vector<Letters> found;
    const double width = run.width;
    if (to - from < width) return found;
    const double middle = 0.5 * (from + to - width), most = 0.5 * (to - from - width);
    const double step = std::max(0.45 * width, most / 12.0);
    for (double shift = 0.0; shift <= most; shift += step) {
        for (const double sign : {1.0, -1.0}) {
            if (shift == 0.0 && sign < 0.0) continue;
            for (const double side : {1.0, -1.0}) {
                auto letters = lettersOn(track, run, middle + sign * shift, side * offset);
                if (!letters) continue;
                letters->cost = 6.0 * letters->bend + 12.0 * shift / std::max(1.0, most) + (side > 0.0 ? 0.0 : 2.0);
                found.push_back(std::move(*letters));
                if (offset == 0.0) break;
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Letters& a, const Letters& b) { return a.cost < b.cost; });
    if (found.size() > mostKept) found.resize(mostKept);
    for (Letters& letters : found) addBoxes(letters, run);
    return found;
}

LineCandidates candidatesFor(const Work& work, const LineLabel& label, const std::vector<Point>& points) {
    const double ratio = work.ground.scale.ratio;
    LineCandidates candidates;
    candidates.run = text::shape(label.text, label.style.size * ratio, label.style.face, label.style.spacing * ratio);
    const double size = candidates.run.size, width = candidates.run.width;
    if (candidates.run.glyphs.empty() || Track(points).length() < 1.1 * width) return candidates;
    const Track track(calmed(points, 0.4 * size, 1.6 * size));
    const double repeat = std::max(work.pixels(work.style().repeatPixels) + width, track.length() / (label.most + 0.5));
    // Each stretch has one name, as near to its middle as it finds room.
    const int count = std::max(1, static_cast<int>(track.length() / repeat));
    const double stretch = track.length() / count;
    for (int k = 0; k < count; ++k) {
        auto found = candidatesOn(track, candidates.run, k * stretch, (k + 1) * stretch, label.offset * ratio);
        if (!found.empty()) candidates.stretches.push_back(std::move(found));
    }
    return candidates;
}

/// What the candidates depend on, but for the scale, which is the cache's.
std::string keyOf(const LineLabel& label, const std::vector<Point>& points) {
    std::string key = label.text;
    const auto add = [&](double value) { key += "|" + std::to_string(value); };
    for (const double value : {label.style.size, label.style.spacing, static_cast<double>(label.style.face),
                               label.offset, static_cast<double>(label.most), static_cast<double>(points.size()),
                               points.front().x, points.front().y, points.back().x, points.back().y})
        add(value);
    return key;
}

std::size_t bytesOf(const std::string& key, const LineCandidates& candidates) {
    constexpr std::size_t node = 96;  // of the map, and the counts of the pointer
    std::size_t sum = sizeof candidates + key.size() + node;
    sum += candidates.run.glyphs.capacity() * sizeof(text::Glyph);
    for (const auto& stretch : candidates.stretches) {
        sum += sizeof stretch;
        for (const Letters& letters : stretch)
            sum += sizeof letters + letters.origins.capacity() * sizeof(Point) +
                   letters.angles.capacity() * sizeof(double) + letters.boxes.capacity() * sizeof(Rect);
    }
    return sum;
}

double obstruction(const Work& work, const LineLabel& label, const Letters& letters) {
    const double ratio = work.ground.scale.ratio, padding = work.pixels(work.style().labelPadding);
    double cost = 0.0;
    for (const Rect& box : letters.boxes) {
        if (!work.taken.isFree(grown(box, padding))) return 1e301;
        if (label.keepClearOfRoutes) cost += 1.2 * work.routes.lengthWithin(box) / ratio;
        cost += 0.04 * work.elsewhen.areaWithin(box) / (ratio * ratio);
    }
    return cost;
}

void draw(Work& work, const LineLabel& label, const text::Run& run, const Letters& letters) {
    drawing::GlyphsOnLine item;
    item.run = run;
    item.origins = letters.origins;
    item.angles = letters.angles;
    item.colour = faded(label.style.colour, label.opacity);
    item.halo = faded(label.style.halo, label.opacity);
    item.haloWidth = label.style.haloWidth * work.ground.scale.ratio;
    work.names.push_back(std::move(item));
    const double padding = work.pixels(work.style().labelPadding);
    for (const Rect& box : letters.boxes) work.taken.add(grown(box, padding));
    work.scene.labels.push_back({label.things, label.text, letters.boxes});
}

}  // namespace

int placeAlong(Work& work, const LineLabel& label, const std::vector<Point>& points) {
    if (points.size() < 2 || label.text.empty()) return 0;
    const std::string key = keyOf(label, points);
    auto candidates = work.ground.lineCache.find(key);
    if (!candidates) {
        candidates = std::make_shared<const LineCandidates>(candidatesFor(work, label, points));
        work.ground.lineCache.add(key, candidates, bytesOf(key, *candidates));
    }
    int count = 0;
    for (const auto& stretch : candidates->stretches) {
        const Letters* best = nullptr;
        double least = 1e300;
        for (const Letters& letters : stretch) {
            if (letters.cost >= least) break;
            const double cost = letters.cost + obstruction(work, label, letters);
            if (cost < least) {
                least = cost;
                best = &letters;
            }
        }
        if (!best) continue;
        draw(work, label, candidates->run, *best);
        ++count;
    }
    return count;
}

}  // namespace corridor::scene
