#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "ground.hpp"
#include "occupied.hpp"

namespace corridor::scene {
namespace {

using drawing::Point;
using drawing::Rect;

/// Puts each point to the first site within reach of it, else makes it a site: in the order given, so that
/// the same points always give the same sites.
std::vector<Site> sitesOf(const std::vector<std::optional<Point>>& points, const std::vector<std::uint32_t>& order,
                          double reach) {
    std::vector<Site> sites;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells;
    const auto cellOf = [&](double v) { return static_cast<std::int64_t>(std::floor(v / reach)); };
    const auto keyOf = [](std::int64_t x, std::int64_t y) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) | static_cast<std::uint32_t>(y);
    };
    for (const std::uint32_t i : order) {
        if (!points[i]) continue;
        const Point at = *points[i];
        const std::int64_t column = cellOf(at.x), row = cellOf(at.y);
        Site* nearest = nullptr;
        for (std::int64_t y = row - 1; y <= row + 1; ++y) {
            for (std::int64_t x = column - 1; x <= column + 1; ++x) {
                const auto found = cells.find(keyOf(x, y));
                if (found == cells.end()) continue;
                for (const std::uint32_t s : found->second) {
                    if (distance(sites[s].at, at) < reach &&
                        (!nearest || distance(sites[s].at, at) < distance(nearest->at, at)))
                        nearest = &sites[s];
                }
            }
        }
        if (nearest) {
            nearest->members.push_back(i);
            continue;
        }
        cells[keyOf(column, row)].push_back(static_cast<std::uint32_t>(sites.size()));
        Site site;
        site.at = at;
        site.members = {i};
        sites.push_back(std::move(site));
    }
    return sites;
}

std::vector<std::uint32_t> inOrder(std::size_t count) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

/// More exact places first, so that a site stands where its best known member is.
std::vector<std::uint32_t> eventsByAccuracy(const model::Atlas& atlas) {
    auto order = inOrder(atlas.events.size());
    const auto radius = [&](std::uint32_t i) {
        return atlas.events[i].accuracy ? atlas.events[i].accuracy->value : 0.0;
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return radius(a) < radius(b); });
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

Rect badgeOf(Point middle, double size) {
    return squareAt({middle.x + 0.55 * size, middle.y - 0.55 * size}, 0.45 * size);
}

void groundSites(Ground::Impl& ground) {
    ground.checkpointSites =
        sitesOf(ground.checkpoints, inOrder(ground.checkpoints.size()), 1.15 * ground.checkpointSize);
    ground.eventSites =
        sitesOf(ground.events, eventsByAccuracy(ground.atlas), 2.0 * ground.eventHead + ground.scale.pixels(3.0));
    setHeads(ground);
}

}  // namespace corridor::scene
