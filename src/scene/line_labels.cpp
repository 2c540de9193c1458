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

struct Letters {
    std::vector<Point> origins;
    std::vector<double> angles;
    std::vector<Rect> boxes;
    double bend = 0.0;  ///< the whole turning, radians
};

/// Letters on a stretch of the track that begins at `start`; nothing where it turns too sharply.
std::optional<Letters> lettersOn(const Track& track, const text::Run& run, double start, double offset) {
    Letters letters;
    const Point first = track.at(start), last = track.at(start + run.width);
    const bool reversed = last.x < first.x;
    const double size = run.size;
    if (distance(first, last) < 0.75 * run.width) return std::nullopt;
    double before = 0.0;
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

class AlongLine {
public:
    AlongLine(Work& work, const LineLabel& label)
        : m_work(work),
          m_label(label),
          m_ratio(work.ground.scale.ratio),
          m_padding(work.pixels(work.style().labelPadding)) {
        m_run = text::shape(label.text, label.style.size * m_ratio, label.style.face, label.style.spacing * m_ratio);
    }

    int placed(const std::vector<Point>& points) {
        if (m_run.glyphs.empty() || points.size() < 2) return 0;
        const double size = m_run.size;
        const Track whole(points);
        if (whole.length() < 1.1 * m_run.width) return 0;
        const Track track(calmed(points, 0.4 * size, 1.6 * size));
        const double repeat =
            std::max(m_work.pixels(m_work.style().repeatPixels) + m_run.width, track.length() / (m_label.most + 0.5));
        int count = 0;
        // Each stretch has one name, as near to its middle as it finds room.
        const int stretches = std::max(1, static_cast<int>(track.length() / repeat));
        const double stretch = track.length() / stretches;
        for (int k = 0; k < stretches; ++k) {
            if (placeIn(track, k * stretch, (k + 1) * stretch)) ++count;
        }
        return count;
    }

private:
    bool placeIn(const Track& track, double from, double to) {
        const double width = m_run.width;
        if (to - from < width) return false;
        const double middle = 0.5 * (from + to - width), most = 0.5 * (to - from - width);
        const double step = std::max(0.35 * width, most / 24.0);
        std::optional<Letters> best;
        double least = 1e300;
        for (double shift = 0.0; shift <= most; shift += step) {
            for (const double sign : {1.0, -1.0}) {
                if (shift == 0.0 && sign < 0.0) continue;
                for (const double offset : {m_label.offset, -m_label.offset}) {
                    auto letters = lettersOn(track, m_run, middle + sign * shift, offset * m_ratio);
                    if (!letters) continue;
                    const double base = 6.0 * letters->bend + 12.0 * shift / std::max(1.0, most) +
                                        (offset == m_label.offset ? 0.0 : 2.0);
                    if (base >= least) continue;
                    addBoxes(*letters, m_run);
                    const double cost = base + obstruction(*letters);
                    if (cost < least) {
                        least = cost;
                        best = std::move(letters);
                    }
                    if (m_label.offset == 0.0) break;
                }
            }
        }
        if (!best) return false;
        draw(*best);
        return true;
    }

    double obstruction(const Letters& letters) const {
        double cost = 0.0;
        for (const Rect& box : letters.boxes) {
            if (!m_work.taken.isFree(grown(box, m_padding))) return 1e301;
            if (m_label.keepClearOfRoutes) cost += 1.2 * m_work.routes.lengthWithin(box) / m_ratio;
            cost += 0.04 * m_work.elsewhen.areaWithin(box) / (m_ratio * m_ratio);
        }
        return cost;
    }

    void draw(const Letters& letters) {
        drawing::GlyphsOnLine item;
        item.run = m_run;
        item.origins = letters.origins;
        item.angles = letters.angles;
        item.colour = faded(m_label.style.colour, m_label.opacity);
        item.halo = faded(m_label.style.halo, m_label.opacity);
        item.haloWidth = m_label.style.haloWidth * m_ratio;
        m_work.names.push_back(std::move(item));
        for (const Rect& box : letters.boxes) m_work.taken.add(grown(box, m_padding));
        m_work.scene.labels.push_back({m_label.things, m_label.text, letters.boxes});
    }

    Work& m_work;
    const LineLabel& m_label;
    double m_ratio, m_padding;
    text::Run m_run;
};

}  // namespace

int placeAlong(Work& work, const LineLabel& label, const std::vector<Point>& points) {
    return AlongLine(work, label).placed(points);
}

}  // namespace corridor::scene
