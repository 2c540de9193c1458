#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "ground.hpp"
#include "occupied.hpp"

namespace corridor::scene {
namespace {

using drawing::Point;
using drawing::Rect;

/// Places of sites by square cells of the plane: a flat table, since there may be a million.
class SiteGrid {
public:
    explicit SiteGrid(double cell) : m_cell(cell), m_slots(64) {}

    /// The site nearest to a point and within a cell's size of it, of those of one distance the first of its cell.
    std::optional<std::uint32_t> nearest(const std::vector<Site>& sites, Point at) const {
        std::optional<std::uint32_t> found;
        double least = m_cell;
        const std::int64_t column = cellOf(at.x), row = cellOf(at.y);
        for (std::int64_t y = row - 1; y <= row + 1; ++y) {
            for (std::int64_t x = column - 1; x <= column + 1; ++x) {
                for (std::uint32_t s = m_slots[slotOf(keyOf(x, y))].first; s != none; s = m_next[s]) {
                    const double away = distance(sites[s].at, at);
                    if (away >= least) continue;
                    least = away;
                    found = s;
                }
            }
        }
        return found;
    }

    /// Sites are added in their order.
    void add(Point at) {
        if (2 * ++m_count > m_slots.size()) grow();
        const auto site = static_cast<std::uint32_t>(m_next.size());
        m_next.push_back(none);
        Slot& slot = m_slots[slotOf(keyOf(cellOf(at.x), cellOf(at.y)))];
        slot.key = keyOf(cellOf(at.x), cellOf(at.y));
        std::uint32_t* end = &slot.first;
        while (*end != none) end = &m_next[*end];
        *end = site;
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t first = none;
    };

    std::int64_t cellOf(double v) const { return static_cast<std::int64_t>(std::floor(v / m_cell)); }
    static std::uint64_t keyOf(std::int64_t x, std::int64_t y) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) | static_cast<std::uint32_t>(y);
    }
    /// Where a cell is, or the free slot where it would be.
    std::size_t slotOf(std::uint64_t key) const {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t i = (key * 0x9e3779b97f4a7c15ULL >> 32) & mask;
        while (m_slots[i].first != none && m_slots[i].key != key) i = (i + 1) & mask;
        return i;
    }
    void grow() {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old) {
            if (slot.first != none) m_slots[slotOf(slot.key)] = slot;
        }
    }

    double m_cell;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_next;  ///< by site: the next of its cell
    std::size_t m_count = 0;
};

/// Puts each point to the nearest site within reach of it, else makes it a site: in the order given, so that the same
/// points always give the same sites. `take(site, i)` is told of each.
template <typename Take>
std::vector<Site> sitesOf(const std::vector<std::optional<Point>>& points, const std::vector<std::uint32_t>& order,
                          double reach, Take take) {
    std::vector<Site> sites;
    SiteGrid grid(reach);
    for (const std::uint32_t i : order) {
        if (!points[i]) continue;
        std::optional<std::uint32_t> site = grid.nearest(sites, *points[i]);
        if (!site) {
            site = static_cast<std::uint32_t>(sites.size());
            sites.push_back({*points[i], {}, {}});
            grid.add(*points[i]);
        }
        take(sites, *site, i);
    }
    return sites;
}

std::vector<std::uint32_t> inOrder(std::size_t count) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

Rect squareAt(Point middle, double half) {
    return {middle.x - half, middle.y - half, middle.x + half, middle.y + half};
}

/// Turns each mark about its place to where it hides nothing.
void setHeads(Ground::Impl& ground) {
    // Upwards first; sines and cosines as numbers, the same on any processor.
    constexpr double d = 0.70710678118654752;
    constexpr std::array<Point, 8> directions{{{0, -1}, {d, -d}, {-d, -d}, {1, 0}, {-1, 0}, {d, d}, {-d, d}, {0, 1}}};
    Occupied taken;
    for (const Site& site : ground.checkpointSites) {
        taken.add(squareAt(site.at, 0.58 * ground.checkpointSize));
        if (site.members.size() > 1) taken.add(badgeOf(site.at, ground.checkpointSize));
    }
    for (std::size_t i = 0; i < ground.places.size(); ++i) {
        const auto& kind = ground.atlas.places[i].kind;
        if (ground.places[i] && (kind == "city" || kind == "town"))
            taken.add(squareAt(*ground.places[i], ground.scale.pixels(3.0)));
    }
    for (const Site& site : ground.eventSites) taken.add(squareAt(site.at, ground.scale.pixels(1.0)));
    const double leader = std::max(ground.scale.pixels(ground.style.eventLeader),
                                   0.58 * ground.checkpointSize + ground.eventHead + ground.scale.pixels(3.0));
    for (Site& site : ground.eventSites) {
        double least = 1e300;
        for (const Point& direction : directions) {
            const Point head{site.at.x + leader * direction.x, site.at.y + leader * direction.y};
            const double cost = taken.areaWithin(squareAt(head, ground.eventHead + ground.scale.pixels(1.0)));
            if (cost < least) {
                least = cost;
                site.head = drawing::snapped(head);
            }
            if (cost <= 0.0) break;
        }
        taken.add(squareAt(site.head, ground.eventHead));
    }
}

}  // namespace

std::vector<std::uint32_t> eventsByAccuracy(const model::Events& events) {
    auto order = inOrder(events.size());
    for (std::size_t row = 0; row < order.size(); ++row) order[events.ordinalOf(row)] = static_cast<std::uint32_t>(row);
    const auto radius = [&](std::uint32_t row) { return radiusOf(events.columns(), row); };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return radius(a) < radius(b); });
    return order;
}

Rect badgeOf(Point middle, double size) {
    return squareAt({middle.x + 0.55 * size, middle.y - 0.55 * size}, 0.45 * size);
}

void groundSites(Ground::Impl& ground, const ProjectedEvents* projected) {
    ground.checkpointSites = sitesOf(
        ground.checkpoints, inOrder(ground.checkpoints.size()), 1.15 * ground.checkpointSize,
        [](std::vector<Site>& sites, std::uint32_t site, std::uint32_t i) { sites[site].members.push_back(i); });
    ground.eventSites = sitesOf(
        ground.events, projected ? projected->byAccuracy : eventsByAccuracy(ground.atlas.events), 2.0 * ground.eventHead + ground.scale.pixels(3.0),
        [&](const std::vector<Site>&, std::uint32_t site, std::uint32_t row) { ground.siteOfEvent[row] = site; });
    setHeads(ground);
}

}  // namespace corridor::scene
