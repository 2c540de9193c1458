#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "measure/measure.hpp"
#include "model/atlas.hpp"

/// Where assertions reach: routes as runs of edges, and stretches as fractions of an edge's length.
namespace corridor::access {

/// Two ends closer than this are one; what is left uncovered by less than this is covered.
inline constexpr double toleranceMetres = 1.0;

/// A run along one edge, in fractions of its geodesic length along its own geometry.
/// from == to: a point of it.
struct Reach {
    std::size_t edge = 0;
    double from = 0.0;
    double to = 1.0;
    bool forward = true;   ///< holds for travel along the edge's geometry
    bool backward = true;  ///< holds for travel against it
};

/// An edge as a route runs over it, with the chainages of its two ends on the route's geometry in metres (see
/// `measure::Measure::uses`).
struct Use {
    std::size_t edge = 0;
    bool forward = true;
    double from = 0.0;
    double to = 0.0;
};

/// The edges and routes of an atlas with their lengths. Stretches of a route's geometry that are no edge's (all of it
/// where the route names no edges, or one that the network lacks) are edges of its own: what is said of the
/// route reaches them, and nothing else does.
class Ground {
public:
    explicit Ground(const model::Atlas& atlas);

    std::size_t edgeCount() const { return m_lengths.size(); }
    /// Geodesic length in metres, along the edge's own geometry.
    double edgeLength(std::size_t edge) const { return m_lengths[edge]; }
    /// By the id of an edge of the network, else of a route that is one edge of its own.
    std::optional<std::size_t> edgeOf(const std::string& id) const;

    /// By a route's index in the atlas. From 0 to the route's length, in order, with no more than the tolerance
    /// between.
    const std::vector<Use>& usesOf(std::size_t route) const { return m_uses[route]; }
    /// Metres of the route to a metre of the edge: 1 where the edge is the route's geometry.
    double scaleOf(const Use& use) const;
    const measure::Measure& measureOf(std::size_t route) const { return m_measures[route]; }
    double routeLength(std::size_t route) const { return m_measures[route].length().value; }

private:
    void addRoute(const std::string& id, const measure::Measure& measure);

    std::vector<double> m_lengths;
    std::unordered_map<std::string, std::size_t> m_edges, m_ownEdges;
    std::vector<measure::Measure> m_measures;
    std::vector<std::vector<Use>> m_uses;
};

/// A position on a route: metres from its start along its geometry, and how far off the route it lies.
struct OnRoute {
    double chainage = 0.0;
    double offset = 0.0;
};

/// The nearest point of a route's geometry; the first one on a tie. A route without geometry gives 0 and
/// an offset of infinity.
OnRoute placeOnRoute(const Ground& ground, std::size_t route, units::LonLat position);

/// An end of a part on a route: a place or checkpoint by id, or metres, clamped to the route; the offset
/// of a number is how far it lies beyond the route's ends. nullopt for an id that names neither.
std::optional<OnRoute> endOnRoute(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                  const model::PartEnd& end);

/// The interruption without a listed gap that lies between the two ends of a part, where both are places: nobody knows
/// what of the route is meant.
std::optional<measure::Break> interruptionOf(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                             const model::Part& part);

/// What an assertion on a route reaches. Ends within the tolerance of an edge's end are that end, so that
/// a touch does not leak onto the next edge; a part shorter than the tolerance is a point.
/// nullopt: an end of the part cannot be found, or the route is interrupted between them (see `interruptionOf`).
std::optional<std::vector<Reach>> reachOfRoute(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                               const std::optional<model::Part>& part, model::Direction direction);

/// What an assertion on an edge reaches; the part is measured along the edge's own geometry.
std::optional<std::vector<Reach>> reachOfEdge(const Ground& ground, const model::Atlas& atlas, const model::Edge& edge,
                                              const std::optional<model::Part>& part, model::Direction direction);

/// The checkpoint's place on each route that it is on.
std::vector<Reach> reachOfCheckpoint(const Ground& ground, const model::Atlas& atlas,
                                     const model::Checkpoint& checkpoint, model::Direction direction);

/// Metres of ground reached; 0 for points.
double lengthOf(const Ground& ground, const std::vector<Reach>& reach);

}  // namespace corridor::access
