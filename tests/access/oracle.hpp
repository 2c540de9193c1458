#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"

/// A second reading of the rule, slow and literal: every place one by one, every possible day of every
/// uncertain date, all worlds together. It shares no code with the module. Parts must be given in metres
/// that are whole quarters of the small atlas's edges, and checkpoints must stand in the middle of one.
namespace corridor::access::test {

struct Expected {
    Status status = Status::unknown;
    bool uncertain = false;
    bool exists = true;
    /// Those who speak, where that is the same in every world.
    std::optional<std::vector<std::string>> saidBy;
};

Expected expected(const model::Atlas& atlas, const std::string& target, units::Date day, const Viewpoint& viewpoint);

/// The statements of the rows that rule 9 gives as the reasons of a speaker's word on the whole; all dates of the atlas
/// must be certain. nullopt where rows cannot be told apart by what the rule looks at before the id.
std::optional<std::set<std::string>> expectedReasons(const model::Atlas& atlas, const std::string& target,
                                                     units::Date day, const Viewpoint& viewpoint,
                                                     const std::string& speaker, model::Access status);

/// Whether a row holds at every quarter and in each direction asked of a target, alone or with others.
bool coverTogether(const model::Atlas& atlas, const std::vector<model::Assertion>& rows, const std::string& target,
                   const Viewpoint& viewpoint);

}  // namespace corridor::access::test
