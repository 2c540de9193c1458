#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/feature.hpp"

namespace corridor::model {

/// A party to the story: a state, an organisation, de facto authorities.
struct Party {
    std::string id;
    Names names;
    std::string kind;
    std::string note;
    OtherProperties other{};
};

struct Source {
    std::string id;
    std::string publisher, title, url;
    std::optional<units::Edtf> date;
    std::string kind;
    std::string stance;    ///< party, aligned, independent; empty: not said
    std::string alignedWith;  ///< a party's id; empty: not said
    OtherProperties other{};
};

/// The id of a place or checkpoint, or a chainage in metres from the start of the route.
using PartEnd = std::variant<std::string, units::Metres>;

/// The stretch of a route between two ends, in either order.
struct Part {
    PartEnd from, to;
    friend bool operator==(const Part&, const Part&) = default;
};

enum class Access { open, restricted, closed };
enum class Direction { both, forward, backward };

/// What an access row and a claim with a status have in common: the words that the access rule reads.
struct Assertion {
    std::vector<std::string> targets;                ///< routes, checkpoints, edges
    Access status = Access::open;
    std::vector<std::string> traffic{"all"};         ///< classes
    std::string by;                                  ///< a party's id; empty: a reported fact
    std::optional<units::Edtf> from, until;          ///< first and last day
    std::optional<Part> part;
    Direction direction = Direction::both;
    bool isPassage = false;                          ///< its speaker's word for its day alone
    std::vector<std::string> conditions;
    std::string basis;                               ///< reported, statement, inferred
    std::string untilBasis;                          ///< `inferred` where the speaker did not state `until`
    Names only;                                      ///< the limit that the row itself states, in words
    std::vector<std::string> sources;                ///< its own, else the event's
    std::string statement;                           ///< a claim's words; an access row's note
    OtherProperties other{};                           ///< of an access row; a claim keeps its own

    friend bool operator==(const Assertion&, const Assertion&) = default;
};

/// What a party said.
struct Claim {
    std::string by;
    std::string speaker;
    std::string statement;
    std::string source;
    std::optional<units::Edtf> date;                 ///< when it was said
    std::string basis;
    std::optional<Assertion> assertion;              ///< present where the claim has a status
    OtherProperties other{};

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// A number as a source gives it; sources may differ, and all are shown.
struct Figure {
    std::string what;
    double value = 0.0;
    std::string unit, source, note;
    OtherProperties other{};

    friend bool operator==(const Figure&, const Figure&) = default;
};

struct Event {
    std::string id;
    Names names;
    std::string description;
    std::optional<units::Edtf> date;                 ///< absent: undated
    std::string category;
    std::optional<units::LonLat> position;           ///< absent: no place
    std::optional<units::Metres> accuracy;
    std::optional<units::Metres> publishAccuracy;
    std::vector<std::string> about;
    std::vector<Claim> claims;
    std::vector<Assertion> access;                   ///< reported facts; each has `by` empty unless the row says otherwise
    std::vector<Figure> figures;
    std::vector<std::string> sources;
    std::string basis, recorded, retractedBy, note;
    Rare<Style> style;
    OtherProperties other{};
    Origin origin;

    friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace corridor::model
