#include "truth_table.hpp"

// The rule is docs/access-rule.md, the words are geodata/karabakh/events.geojson. Kilometres along the roads:
//
//   old road     Goris 0, tegh-junction 20.4, Zabukh 35.1, bypass-junction 54.1, Lisagor 63.2, Shusha 80.7, 93.0
//   new road     Goris 0, tegh-junction 20.4, Kornidzor 24.9, bypass-junction 53.6, Lisagor 62.3, Shusha 79.8, 92.1
//   Aghdam road  Aghdam 0.4, Askeran 11.0, 27.7
//
// Old and new road share the first 20.4 km, 1.1 km from bypass-junction on, and all from 5 km before Lisagor to
// Khankendi. So what is said of Lisagor - Shusha holds on both, what is said of Kornidzor - bypass-junction on the
// new road alone and what is said of Zabukh - bypass-junction on the old one alone. In Khankendi their last 0.10 km
// are one street with the Aghdam road's.
namespace corridor::test {
namespace {

using access::Status;
using model::Access;

constexpr std::optional<Access> none = std::nullopt;
constexpr Access open = Access::open;
constexpr Access restricted = Access::restricted;
constexpr Access closed = Access::closed;

const std::vector<std::string> everyClass{"civilian",    "commercial", "humanitarian", "medical",
                                          "peacekeeper", "military",   "all"};
const std::vector<std::string> ordinary{"civilian", "commercial"};
const std::vector<std::string> unspoken{"military", "all"};
const std::vector<std::string> notMilitary{"civilian", "commercial", "humanitarian", "medical", "peacekeeper"};
constexpr bool certain = false;
constexpr bool uncertain = true;

const std::string before = "2020-11-12", oldRoad = "2021-06-01", handover = "2022-08-28", opening = "2022-09-03",
                  newRoad = "2022-10-15", stoppage = "2023-02-01", pause = "2023-04-30", may = "2023-05-15",
                  june = "2023-06-20", july = "2023-07-10", offer = "2023-07-16", august = "2023-08-02",
                  article = "2023-08-17", firstTruck = "2023-09-12", september = "2023-09-15", bothRoads = "2023-09-18",
                  operation = "2023-09-20", departure = "2023-09-26";

// One group of cells a row, its sentence below it.
// clang-format off
std::vector<Row> oldRoadRows() {
    const std::string id = "lachin-corridor";
    const std::vector<std::string> others{"humanitarian", "medical", "peacekeeper", "military", "all"};
    return {
        {id, {before}, everyClass, {}, Status::unknown, certain,
         "The first word on this road, posts-2020, starts on 2020-11-15; without an assertion nothing is open."},
        {id, {oldRoad}, notMilitary, {open, none, none, none}, Status::open, certain,
         "posts-2020 reports the whole road open to ordinary, aid and peacekeepers' traffic from 2020-11-15; no party "
         "has said anything."},
        {id, {oldRoad}, unspoken, {}, Status::unknown, certain,
         "posts-2020 is no word on military traffic, nor on all alike."},
        {id, {handover}, everyClass, {closed, none, none, none}, Status::closed, uncertain,
         "posts-2020 ends on one of 08-25..08-29 and the closing of Zabukh - bypass-junction begins on one of "
         "08-26..08-30: on 08-28 open (not for military traffic, nor for all), unknown and closed are all possible, and "
         "closed is the worst."},
        {id, {opening, newRoad}, everyClass, {closed, none, none, none}, Status::closed, certain,
         "lachin-handover-2022 reports Zabukh - bypass-junction closed to all, since 08-30 at the latest, with no "
         "end; the opening of the new road reaches only the stretches that both use, and the worst over the whole "
         "counts."},
        {id, {stoppage}, ordinary, {closed, closed, none, none}, Status::closed, certain,
         "Zabukh - bypass-junction stays reported closed. Armenia's word on Lisagor - Shusha of the new road "
         "(civilian, commercial, to 04-22) reaches the same edges of this one: closed too."},
        {id, {stoppage}, others, {closed, none, none, none}, Status::closed, certain,
         "Zabukh - bypass-junction stays reported closed to all. Azerbaijan's 'open' is said of the new road and "
         "reaches only the shared part of this one, so Azerbaijan is silent here; Armenia spoke of civilian and "
         "commercial traffic."},
        {id, {pause, may, june, july, offer, august, article, firstTruck, september, bothRoads, operation, departure},
         everyClass, {closed, none, none, none}, Status::closed, certain,
         "Zabukh - bypass-junction stays reported closed to all, with no end. What the parties say from 04-23 on "
         "is of Kornidzor - bypass-junction, off this road, or 'open' on a part of it, which is silence."},
    };
}

std::vector<Row> newRoadRows() {
    const std::string id = "lachin-bypass-2022";
    return {
        {id, {before, oldRoad, handover}, everyClass, {}, Status::unknown, certain,
         "The road counts from 2022-08-30; before that it does not exist and everything is unknown."},
        {id, {opening}, notMilitary, {}, Status::unknown, uncertain,
         "It opened on one of 08-30..09-07: on 09-03 nothing may have been said yet (unknown) or it is open; "
         "unknown is worse."},
        {id, {newRoad}, notMilitary, {open, none, none, none}, Status::open, certain,
         "lachin-handover-2022 reports the whole road open to what the old one carried, through 2022-12-11."},
        {id, {opening, newRoad}, unspoken, {}, Status::unknown, certain,
         "What moved to the new road was not military traffic, and nothing was said of all alike."},
        {id, {stoppage}, ordinary, {closed, closed, none, none}, Status::closed, certain,
         "road-stoppage-2022 reports Lisagor - Shusha closed to both classes from 2022-12-12, and Armenia says so."},
        {id, {stoppage}, {"humanitarian", "medical", "peacekeeper"}, {restricted, none, open, none}, Status::disputed,
         certain,
         "Reported restricted at Lisagor - Shusha (ICRC, escort); Azerbaijan says of the whole road that they "
         "pass; Armenia's word is of civilian and commercial traffic."},
        {id, {stoppage}, unspoken, {}, Status::unknown, certain,
         "Every word on this road names other classes; one on `all` there is none before 2023-04-23."},
        {id, {pause, may}, {"civilian"}, {none, closed, none, none}, Status::closed, certain,
         "The reported closure for civilians ended on 04-28 and no fact follows until 06-15; Armenia says closed "
         "to all at Kornidzor - bypass-junction since 04-23. One speaker alone, so his word is the status."},
        {id, {pause, may}, {"commercial"}, {closed, closed, none, none}, Status::closed, certain,
         "Lisagor - Shusha is reported closed to commercial traffic since 2022-12-12 with no end; Armenia says "
         "closed to all."},
        {id, {pause, may}, {"humanitarian", "peacekeeper"}, {restricted, closed, open, none}, Status::disputed,
         certain,
         "Reported restricted at Lisagor - Shusha to 06-14, Armenia closed to all, Azerbaijan open since 04-23."},
        {id, {pause}, {"medical"}, {closed, closed, open, none}, Status::disputed, certain,
         "The ICRC's pause closes Kornidzor - bypass-junction from 04-29 to some day of May, so for certain on "
         "04-30; Armenia says closed, Azerbaijan open."},
        {id, {may}, {"medical"}, {closed, closed, open, none}, Status::disputed, uncertain,
         "The pause ended on some day of May: on 05-15 the fact is closed (pause) or restricted (Lisagor - "
         "Shusha), closed being worse. Disputed either way, but what is disputed is uncertain."},
        {id, {pause, may}, unspoken, {none, closed, none, none}, Status::closed, certain,
         "Of all the words in force only Armenia's of 04-23 is on `all`; no fact is reported for military traffic "
         "or for all."},
        {id, {june, july, offer, august, article, firstTruck, september, bothRoads, operation}, ordinary, {closed,
         closed, none, none}, Status::closed, certain,
         "june-closure-2023 reports Kornidzor - bypass-junction closed to both classes from 06-15 with no end; "
         "Armenia says closed to all through 09-23; Azerbaijan spoke of neither class."},
        {id, {june}, {"humanitarian", "medical"}, {closed, closed, open, none}, Status::disputed, certain,
         "Reported closed at Kornidzor - bypass-junction from 06-15 and closed by Armenia; Azerbaijan's open of "
         "04-23 goes on."},
        {id, {july, offer, august, article}, {"humanitarian"}, {closed, closed, open, closed}, Status::disputed,
         certain,
         "Reported closed since 06-15, closed by Armenia, closed by the Karabakh authorities from 06-25 (food); "
         "Azerbaijan: open. On 08-17 this is the dispute that the atlas opens with."},
        {id, {july, offer, article, firstTruck, september, bothRoads, operation}, {"medical"}, {restricted, closed,
         open, none}, Status::disputed, certain,
         "The ICRC takes patients again (06-25..07-28, and from 08-08 on): reported restricted; Armenia closed; "
         "Azerbaijan open."},
        {id, {august}, {"medical"}, {closed, closed, open, none}, Status::disputed, certain,
         "After the detention of 07-29 no evacuation passes through 08-07: reported closed; Armenia closed; "
         "Azerbaijan open."},
        {id, {june, july, offer, august, article, firstTruck, september, bothRoads, operation}, {"peacekeeper"}, {none,
         closed, open, none}, Status::disputed, certain,
         "The reported restriction ended on 06-14 and the closure of 06-15 does not name peacekeepers; Armenia "
         "says closed to all, Azerbaijan open to peacekeepers."},
        {id, {june, july, offer, august, article, firstTruck, september, bothRoads, operation}, unspoken, {none,
         closed, none, none}, Status::closed, certain,
         "Armenia's word of 04-23, through 09-23, is the only one in force on `all`."},
        {id, {firstTruck, september}, {"humanitarian"}, {closed, closed, open, closed}, Status::disputed, certain,
         "Reported closed, closed by Armenia and (through 09-17) by the Karabakh authorities; Azerbaijan's open of "
         "04-23 goes on. Its offer of the Aghdam road, newer on the 0.10 km of street that both roads use, ended on "
         "09-11; it was said of another target and did not supersede the word on this one."},
        {id, {bothRoads, operation}, {"humanitarian"}, {restricted, closed, open, none}, Status::disputed, certain,
         "both-roads-2023 reports Kornidzor - bypass-junction restricted (ICRC) from 09-18, newer than the "
         "closure; Armenia says closed through 09-23; the Karabakh authorities' word ended on 09-17; Azerbaijan's "
         "open goes on."},
        {id, {departure}, ordinary, {closed, none, none, none}, Status::closed, certain,
         "displacement-2023 opens the road for civilians in one direction only; forward, and for commercial "
         "traffic, the closure of 06-15 holds, and without a direction the worse counts. Armenia's word ended on "
         "09-23."},
        {id, {departure}, {"humanitarian"}, {restricted, none, none, none}, Status::restricted, certain,
         "Reported restricted (ICRC) since 09-18; the words of Armenia and of Azerbaijan ended on 09-23, those of the "
         "Karabakh authorities before."},
        {id, {departure}, {"medical"}, {restricted, none, none, none}, Status::restricted, certain,
         "Reported restricted (ICRC, inspection) since 08-08; the words of Armenia and of Azerbaijan have ended."},
        {id, {departure}, {"peacekeeper"}, {}, Status::unknown, certain,
         "Both parties' words of 04-23 ended on 09-23, by the same test; no fact is reported for peacekeepers."},
        {id, {departure}, unspoken, {}, Status::unknown, certain,
         "Armenia's word ended on 09-23, and nothing else is said on `all`."},
    };
}

std::vector<Row> aghdamRows() {
    const std::string id = "aghdam-khankendi";
    const std::vector<std::string> notHumanitarian{"civilian",    "commercial", "medical",
                                                   "peacekeeper", "military",   "all"};
    return {
        {id, {before, oldRoad, handover, opening, newRoad, stoppage, pause, may, june, july}, everyClass, {},
         Status::unknown, certain,
         "Nothing is said of this road before 2023-07-15; 'open' on the Lachin roads reaches its last 0.10 km "
         "only, which is silence on the whole."},
        {id, {offer}, {"humanitarian"}, {none, none, open, none}, Status::open, certain,
         "Azerbaijan says from 07-15 that it can be used for supplies; nobody contradicts before 07-18: open "
         "(Azerbaijan only)."},
        {id, {offer}, notHumanitarian, {}, Status::unknown, certain,
         "The offer of 07-15 is of humanitarian traffic alone."},
        {id, {august, article}, ordinary, {closed, none, none, closed}, Status::closed, certain,
         "Barriers between Askeran and Aghdam, 07-18..09-11: reported closed to both classes, and the Karabakh "
         "authorities say closed to all."},
        {id, {august, article}, {"humanitarian"}, {closed, none, open, closed}, Status::disputed, certain,
         "Reported closed and closed by the Karabakh authorities; Azerbaijan says open to humanitarian traffic "
         "through 09-11."},
        {id, {august, article}, {"medical", "peacekeeper", "military", "all"}, {none, none, none, closed},
         Status::closed, certain,
         "The report names other classes; the Karabakh authorities say closed to all."},
        {id, {firstTruck, bothRoads}, {"humanitarian"}, {restricted, none, none, none}, Status::restricted, certain,
         "A passage is reported for this day alone; the words on the barriers and on the offer ended on 09-11."},
        {id, {firstTruck, bothRoads}, notHumanitarian, {}, Status::unknown, certain,
         "The passage is of humanitarian traffic; every other word ended on 09-11."},
        {id, {september, operation, departure}, everyClass, {}, Status::unknown, certain,
         "Every word ended on 09-11 but for the passages of 09-12 and 09-18, which count on their own days; a "
         "lorry that came through does not open the road."},
    };
}

std::vector<Row> silentRows() {
    return {
        {"khankendi-karkijahan-khalfali", tableDays(), everyClass, {}, Status::unknown, certain,
         "The one event about this track carries no word with a status, and the track shares no edge with another "
         "route."},
        {"fuzuli-shusha-khankendi", tableDays(), everyClass, {}, Status::unknown, certain,
         "It shares 10.87 km between the northern Shusha turn and Khankendi with the Lachin roads and 0.21 km with "
         "the Aghdam road. No closing word reaches those (Lisagor - Shusha ends 1.1 km before them); 'open' on "
         "them is silence on the whole."},
    };
}

// clang-format on

}  // namespace

const std::vector<std::string>& tableDays() {
    static const std::vector<std::string> days{before,  oldRoad,    handover,  opening,   newRoad,   stoppage,
                                               pause,   may,        june,      july,      offer,     august,
                                               article, firstTruck, september, bothRoads, operation, departure};
    return days;
}

const std::vector<std::string>& tableTargets() {
    static const std::vector<std::string> targets{"lachin-corridor", "lachin-bypass-2022", "aghdam-khankendi",
                                                  "khankendi-karkijahan-khalfali", "fuzuli-shusha-khankendi"};
    return targets;
}

const std::vector<Row>& truthTable() {
    static const std::vector<Row> table = [] {
        std::vector<Row> all;
        for (const std::vector<Row>& rows : {oldRoadRows(), newRoadRows(), aghdamRows(), silentRows()})
            all.insert(all.end(), rows.begin(), rows.end());
        return all;
    }();
    return table;
}

}  // namespace corridor::test
