#pragma once

#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"

/// Tiny atlases for tests, written down as sentences:
///
///     SmallAtlas atlas;                                  // parties Armenia, Azerbaijan, Russia
///     atlas.road("main", {"ab", "bc", "cd"});            // edges between the places a, b, c, d
///     atlas.say(closed("main").by("Armenia").from("2023-01-10").part("b", "c"));
///     EXPECT_EQ(atlas.on("main", "2023-01-11").status, Status::closed);
namespace corridor::access::test {

units::Date day(const std::string& text);
units::Edtf edtf(const std::string& text);

/// An assertion to be, with the event that carries it.
class Sentence {
public:
    Sentence(std::string target, model::Access status);

    Sentence& by(const std::string& party);
    Sentence& from(const std::string& date);
    Sentence& until(const std::string& date);
    Sentence& part(const model::PartEnd& from, const model::PartEnd& to);
    Sentence& traffic(std::vector<std::string> classes);
    Sentence& oneWay(model::Direction direction);
    Sentence& passage();
    Sentence& alsoOn(const std::string& target);
    /// The event that carries it; without one, an event of its own that is dated by `from`.
    Sentence& in(const std::string& event, const std::string& date = {});

    std::string event, date;
    model::Assertion assertion;
};

Sentence open(const std::string& target);
Sentence restricted(const std::string& target);
Sentence closed(const std::string& target);

/// Places a, b, c, ... on the equator, 0.1 degrees (11,131.949 m) apart from 0 E on, and x, y, z 0.1
/// degrees north of b, c, d. An edge is named after its two places.
class SmallAtlas {
public:
    SmallAtlas();

    /// A route over edges; `-ab` runs from b to a. Edges that are new join the network.
    model::Route& road(const std::string& id, const std::vector<std::string>& edges);
    model::Checkpoint& checkpoint(const std::string& id, units::LonLat position, std::vector<std::string> on);
    void say(const Sentence& sentence);
    void cover(const std::string& interval) { atlas.coverage = edtf(interval); }

    /// Asks afresh; for many questions build Assertions once.
    Answer on(const std::string& target, const std::string& date, const Viewpoint& viewpoint = {}) const;
    Status status(const std::string& target, const std::string& date, const std::string& traffic = "civilian") const;

    model::Atlas atlas;

private:
    void addEdge(const std::string& id);
};

inline constexpr double edgeMetres = 11131.9491;  ///< 0.1 degrees of the equator on WGS 84 (a * pi / 1800)

Viewpoint accordingTo(const std::string& party, const std::string& traffic = "civilian");
Viewpoint going(model::Direction direction, const std::string& traffic = "civilian");

/// Ids of the events that decided an answer, in its order; those marked `otherwise` with a `?`.
std::vector<std::string> eventsOf(const Answer& answer);

}  // namespace corridor::access::test
