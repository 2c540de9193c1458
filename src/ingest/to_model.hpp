#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/atlas.hpp"
#include "problems.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

/// The property that `convert` puts properties into that a format cannot hold beside the others: one object.
inline constexpr std::string_view collidingProperties = "corridor_other";

/// Whether a word is a role of a layer: routes, checkpoints, events, places, network, areas, lines, water, boundaries.
bool isRole(const std::string& word);

/// The role of a feature that no layer gives one: by its geometry, its date and its kind, as the contract
/// has it. Empty where none fits.
std::string guessedRole(const RawFeature& feature);

/// Whether a point of this `kind` is a checkpoint.
bool isCheckpointKind(const std::string& kind);

/// Adds sources to others, but for those whose id is there already.
class SourceList {
public:
    explicit SourceList(std::vector<model::Source>& sources);
    void add(std::vector<model::Source> more);
    /// Adds one that is named in words, which are its id.
    void addNamed(std::string_view name);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
    };

    std::vector<model::Source>& m_sources;
    std::unordered_set<std::string, Hash, std::equal_to<>> m_ids;
};

/// Turns features into things of an atlas. Nobody else adds sources to the atlas meanwhile.
class ModelBuilder {
public:
    /// `stem` makes an id for a feature that has none: `stem#INDEX`.
    /// With `exactPositions` nothing is taken down to what may be published.
    ModelBuilder(std::string stem, bool exactPositions, model::Atlas& atlas, Problems& problems)
        : m_stem(std::move(stem)),
          m_exactPositions(exactPositions),
          m_atlas(atlas),
          m_problems(problems),
          m_sources(atlas.sources) {}

    /// Adds a feature in its role (given or guessed), and what a row in a field format says beside it. Returns false,
    /// with errors, where it is refused; then nothing is added. Its origin is the last of the atlas's inputs. What is
    /// in the feature is used up, but for its label.
    bool add(RawFeature& feature);
    /// For those who add events beside it.
    SourceList& sources() { return m_sources; }

private:
    bool addEachPoint(RawFeature& feature);

    std::string m_stem;
    bool m_exactPositions;
    model::Atlas& m_atlas;
    Problems& m_problems;
    SourceList m_sources;
};

}  // namespace corridor::ingest
