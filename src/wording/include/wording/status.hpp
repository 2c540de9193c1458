#pragma once

#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"

/// An answer as people read it, the same in tables, legends, badges, tooltips and reports: who says what, and in
/// whose name. In no phrase does a silent party seem to speak. Source: rules 4, 7 and 8 of docs/access-rule.md.
namespace corridor::wording {

/// To whom an answer is told. Refers to the atlas, which must outlive it.
struct Speech {
    const model::Atlas& atlas;
    std::vector<std::string> languages;  ///< in order of preference
    access::Viewpoint viewpoint;
};

/// The name in the languages asked for, else the id.
std::string nameOr(const std::string& id, const model::Names& names, const std::vector<std::string>& languages);

/// A party's name; `reported` for a reported fact.
std::string partyName(const Speech& speech, const std::string& party);

/// The name of a route, checkpoint, place or edge; the id where it has none.
std::string thingName(const Speech& speech, const std::string& id);

/// `humanitarian traffic`; for `all`: `what was said of all traffic alike`.
std::string trafficWords(const std::string& traffic);

/// `17.3 of 91.3 km`, one decimal; two below a kilometre.
std::string shareWords(units::Metres part, units::Metres whole);

/// The status with who stands behind it: `open (Azerbaijan only)`, `closed`,
/// `disputed: closed (reported, Armenia); open (Azerbaijan)`, `restricted on 17.3 of 91.3 km, nothing said of the rest`,
/// `open (according to Azerbaijan)`, `closed (as reported; no status for civilian traffic recorded from Azerbaijan;
/// 5 statements, see claims)`; with the limits that the words themselves state, and `, uncertain` or
/// `, not there on this day` where that is so.
std::string statusWords(const Speech& speech, const access::Answer& answer);

/// The same for a target whose two ways may differ: `closed towards Khankendi; open towards Goris`. The ends of a
/// route or edge are called after the nearest place within 2 km of them, towns first; an end without one is
/// `its end` or `its start`.
std::string statusWords(const Speech& speech, const std::string& target, const access::Answer& whole,
                        const std::optional<access::ByDirection>& byDirection);

}  // namespace corridor::wording
