#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "geodesy/geodesic.hpp"
#include "measure/chain.hpp"
#include "model/atlas.hpp"
#include "units/lon_lat.hpp"
#include "units/quantity.hpp"

/// The one measure of a route, that every answer, table and map shares: where its lines lie, what interrupts them,
/// and where it runs over which edge. Chainage is the geodesic length on WGS 84 from the route's start along its
/// geometry; over an interruption it stands still.
namespace corridor::measure {

/// A line without interruption.
struct Piece {
    units::Line line;        ///< parts of the route joined where they share ends (see `jointsOf`)
    units::Metres from, to;  ///< chainages of its ends
};

/// Between two pieces that follow each other.
struct Break {
    units::LonLat from, to;  ///< ends of its two sides; not listed: the nearest ones, the same where parts branch
    bool isListed = false;   ///< among the route's gaps
};

/// The end of a listed gap may lie this far from that of the line which it ends, at most half the gap's length.
inline constexpr units::Metres gapReach{10.0};

/// A stretch of a route that runs over an edge.
struct Use {
    std::size_t edge = 0;    ///< index in the network
    bool forward = true;     ///< the route runs along the edge's own geometry
    units::Metres from, to;  ///< chainages on the route, from <= to
    std::size_t step = 0;    ///< index among the route's `edges`
};

/// Pieces in order with the breaks between them, and uses of edges in the order of chainage.
/// The parts of the route are chained whatever their order and direction. Pieces that a listed gap joins follow each
/// other and run the same way, which is that of the greater length of the parts; pieces that nothing joins are in
/// the order of the data. Parts without length are left out where any has length.
struct Measure {
    std::vector<Piece> pieces;
    std::vector<Break> breaks;  ///< one fewer than pieces
    /// None where the route names no edges, or one that the network lacks.
    ///
    /// An end of an edge that is a vertex of the route's geometry lies at that vertex; between such ends the edges'
    /// chainages are in proportion to their lengths, and before the first and after the last up to the route's ends.
    /// So stretches of the route between two uses are no edge's. Where the edges are listed against the route's
    /// direction, or one of them has the other direction, it is the geometry that counts.
    std::vector<Use> uses;

    /// Gaps are not counted.
    units::Metres length() const { return pieces.empty() ? units::Metres{} : pieces.back().to; }
};

/// The edges of a network by id; of several with the same id the first. Refers to the network.
class Edges {
public:
    explicit Edges(const std::vector<model::Edge>& network);

    std::optional<std::size_t> find(const std::string& id) const;
    const model::Edge& operator[](std::size_t index) const { return m_network[index]; }

private:
    const std::vector<model::Edge>& m_network;
    std::unordered_map<std::string, std::size_t> m_byId;
};

/// The measure of a route. One without any position but with edges has their geometry.
Measure measureOf(const model::Route& route, const Edges& edges);

/// For each of the atlas's routes, in their order.
std::vector<Measure> measuresOf(const model::Atlas& atlas);

/// Geodesic from the first position to the last; 0 for a loop. nullopt where a break is not listed among the gaps, for
/// then nobody knows what lies between, and for a route without positions.
std::optional<units::Metres> straightLine(const Measure& measure);

/// Length by straight line; nullopt where there is none, or one shorter than a metre.
std::optional<double> sinuosity(const Measure& measure);

/// Where a route comes nearest to a position.
struct Place {
    geodesy::Nearest nearest;  ///< chainage from the route's start; segment of the piece's line
    std::size_t piece = 0;
};

/// The first along the route on a tie, as `geodesy::nearestOn` has it. nullopt for a route without positions.
std::optional<Place> nearestOn(const Measure& measure, units::LonLat position);

/// The position at a chainage, clamped to the route; at a break the end of the piece before it. The route must have a
/// position (asserted).
units::LonLat pointAt(const Measure& measure, units::Metres chainage);

/// Two positions on one route, and the first break between them that is not listed among its gaps, if there is any:
/// then there is no distance between them along the route.
struct Between {
    Place from, to;
    std::optional<Break> interruption;

    units::Metres length() const;
};

/// The nearest places of two positions; where they lie on both sides of a break that is not listed, and one of them as
/// near (1 m) to the other's side, there. nullopt for a route without positions.
std::optional<Between> between(const Measure& measure, units::LonLat from, units::LonLat to);

/// The first break between two pieces that is not listed; nullptr for none.
const Break* interruption(const Measure& measure, std::size_t piece, std::size_t other);

/// Stretches of a route that run over the same road as another one, in either direction: over an edge that the other
/// uses too, or over a segment between the same two positions. In order, without overlap.
std::vector<geodesy::ChainageRange> sharedWith(const Measure& measure, const Measure& other);

/// The sum of their lengths.
units::Metres lengthOf(const std::vector<geodesy::ChainageRange>& stretches);

/// For each use how far the edge and the route's geometry part on its stretch: the largest distance of a vertex of one
/// from the other; 0 where their vertices are the same. Of very long edges some 500 vertices are looked at.
std::vector<units::Metres> offGeometry(const Measure& measure, const Edges& edges);

}  // namespace corridor::measure
