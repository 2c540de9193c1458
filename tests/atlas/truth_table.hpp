#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/access.hpp"

namespace corridor::test {

/// What each speaker says of the whole of a target; nullopt: silent. The other parties of the atlas never say
/// anything with a status.
struct Words {
    std::optional<model::Access> reported, armenia, azerbaijan, karabakh;
};

/// Cells of the truth table that one sentence justifies: every class on every day of the row.
struct Row {
    std::string target;
    std::vector<std::string> days;
    std::vector<std::string> classes;
    Words words;
    access::Status everyone;
    bool uncertain = false;  ///< an uncertain date decides what the report says; `words` holds the worst
    std::string because;
};

/// The days of the table, in order.
const std::vector<std::string>& tableDays();

/// The targets of the table: the two roads to Lachin, the Aghdam road, the Khalfali track, and the Fuzuli road, which
/// uses pieces of the first three.
const std::vector<std::string>& tableTargets();

/// Derived by hand from the access rule and the events; each cell of targets x days x classes once.
const std::vector<Row>& truthTable();

}  // namespace corridor::test
