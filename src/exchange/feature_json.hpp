#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "json_text.hpp"
#include "model/atlas.hpp"

/// Things of the model as GeoJSON features with the properties of docs/data-format.md.
namespace corridor::exchange {

/// A feature that knows its role: `routes`, `network`, `places`, `checkpoints`, `events`, `areas`, `lines`,
/// `water`, `boundaries`.
struct Feature {
    std::string role;
    std::string id;
    Json properties = Json::object();
    Json geometry;  ///< GeoJSON geometry, or null; a position has a third ordinate where its elevation is known
};

/// Things of an atlas as features in the order of the model. Each is made when a loop comes to it, so that a million
/// take no memory. The atlas must outlive it.
class Features {
public:
    class Iterator {
    public:
        Iterator(const Features& features, std::size_t index) : m_features(&features), m_index(index) {}
        Feature operator*() const { return m_features->at(m_index); }
        Iterator& operator++() {
            ++m_index;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_index == b.m_index; }

    private:
        const Features* m_features;
        std::size_t m_index;
    };

    std::size_t size() const { return m_things.size(); }
    Feature at(std::size_t index) const;
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    /// The roles in the order of their first feature.
    std::vector<std::string> roles() const;
    Features ofRole(const std::string& role) const;
    /// Those that have a geometry.
    Features withPlace() const;

private:
    friend Features featuresOf(const model::Atlas& atlas, std::optional<int> decimals);
    Features(const model::Atlas& atlas, std::optional<int> decimals) : m_atlas(&atlas), m_decimals(decimals) {}

    std::string roleOf(std::uint32_t thing) const;
    template <typename Wanted>
    Features those(Wanted wanted) const;

    const model::Atlas* m_atlas;
    std::optional<int> m_decimals;
    std::vector<std::uint32_t> m_things;  ///< counted through all kinds, in the order of the model
};

/// All things of an atlas. `decimals` of degrees; absent: exact.
Features featuresOf(const model::Atlas& atlas, std::optional<int> decimals);

/// The first of name, English name, any name, id: what a map writes beside it.
std::string labelOf(const Feature& feature);

/// What an atlas has besides its things: title, licence, coverage, parties, sources and so on.
Json headerOf(const model::Atlas& atlas);

}  // namespace corridor::exchange
