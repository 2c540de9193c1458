#include "ground.hpp"

namespace corridor::scene {
namespace {

template <typename T>
std::size_t heap(const std::vector<T>& values) {
    return values.capacity() * sizeof(T);
}

std::size_t heap(const drawing::Path& path) {
    std::size_t sum = path.capacity() * sizeof(drawing::SubPath);
    for (const auto& sub : path) sum += heap(sub.points);
    return sum;
}

std::size_t heap(const GroundArea& area) {
    return heap(area.path) + heap(area.anchors);
}

std::size_t heap(const GroundLine& line) {
    std::size_t sum = line.lines.capacity() * sizeof(line.lines[0]);
    for (const auto& points : line.lines) sum += heap(points);
    return sum;
}

std::size_t heap(const GroundRoad& road) {
    return heap(road.pieces);
}

std::size_t heap(const RoadChain& chain) {
    return heap(chain.points);
}

std::size_t heap(const GroundRoute& route) {
    std::size_t sum =
        heap(route.gaps) + route.pieces.capacity() * sizeof(PlaneLine) + route.runs.capacity() * sizeof(Run);
    for (const PlaneLine& piece : route.pieces) sum += piece.capacity() * sizeof(Vertex);
    for (const Run& run : route.runs) sum += heap(run.routes);
    return sum;
}

std::size_t heap(const Site& site) {
    return heap(site.members);
}

template <typename T>
std::size_t heapOfAll(const std::vector<T>& values) {
    std::size_t sum = values.capacity() * sizeof(T);
    for (const T& value : values) sum += heap(value);
    return sum;
}

}  // namespace

std::size_t Ground::bytes() const {
    const Impl& ground = *m_impl;
    std::size_t sum = sizeof(Impl);
    for (const auto* areas : {&ground.areas, &ground.waters}) sum += heapOfAll(*areas);
    for (const auto* lines : {&ground.rivers, &ground.boundaries, &ground.lines}) sum += heapOfAll(*lines);
    for (const auto& [name, roads] : ground.roads) sum += heapOfAll(roads);
    sum += heapOfAll(ground.roadNumbers) + heapOfAll(ground.routes);
    for (const auto* points : {&ground.places, &ground.checkpoints, &ground.events}) sum += heap(*points);
    sum += ground.siteOfEvent.capacity() * sizeof(std::uint32_t);
    for (const auto* sites : {&ground.checkpointSites, &ground.eventSites}) sum += heapOfAll(*sites);
    return sum;
}

}  // namespace corridor::scene
