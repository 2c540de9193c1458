// The rule against a slow second reading of it, and the five promises that hold for any data.
// Random atlases with fixed seeds.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <set>

#include "oracle.hpp"
#include "small_atlas.hpp"

namespace corridor::access {
void PrintTo(Status status, std::ostream* out);
}

namespace corridor::access::test {
namespace {

template <typename Change>
void changeAll(model::Atlas& atlas, Change change) {
    std::vector<model::Event> events(atlas.events.begin(), atlas.events.end());
    for (model::Event& event : events) change(event);
    atlas.events = model::Events(events.begin(), events.end());
}

using model::Direction;

/// Random sentences about three roads that share edges and a checkpoint, over thirty days of 2023.
class Story {
public:
    explicit Story(unsigned seed, int uncertainDates = 3) : m_random(seed), m_uncertainLeft(uncertainDates) {
        m_atlas.road("main", {"ab", "bc", "cd"});
        m_atlas.road("back", {"-cd", "-bc"});
        m_atlas.road("upper", {"ab", "bx", "xy"});
        const double lon = 0.1 + 0.1 * (0.25 * pick(4) + 0.125);
        m_atlas.checkpoint("gate", {lon, 0.0}, {chance(2) ? "main" : "back"});
        if (chance(2)) m_atlas.atlas.checkpoints[0].existed = edtf(date() + "/..");
        if (chance(4)) m_atlas.atlas.routes[0].valid = edtf(date() + "/..");
        const int count = 1 + pick(8);
        for (int i = 0; i < count; ++i) say();
    }

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }
    bool chance(int oneIn) { return pick(oneIn) == 0; }
    std::mt19937& random() { return m_random; }
    SmallAtlas& atlas() { return m_atlas; }

    std::string target() {
        static const std::vector<std::string> targets{"main", "main", "back", "upper", "bc", "gate"};
        return targets[static_cast<std::size_t>(pick(6))];
    }
    std::string route() { return std::vector<std::string>{"main", "back", "upper"}[static_cast<std::size_t>(pick(3))]; }
    units::Date anyDay() { return day("2023-01-01").plusDays(pick(32)); }

    Viewpoint viewpoint() {
        Viewpoint viewpoint;
        viewpoint.traffic = std::vector<std::string>{"civilian", "medical", "all"}[static_cast<std::size_t>(pick(3))];
        if (chance(3)) viewpoint.direction = chance(2) ? Direction::forward : Direction::backward;
        if (chance(4)) viewpoint.accordingTo = party();
        return viewpoint;
    }

private:
    std::string party() {
        return std::vector<std::string>{"", "Armenia", "Azerbaijan", "Russia"}[static_cast<std::size_t>(pick(4))];
    }

    std::string date() {
        const int first = 1 + pick(24);
        if (m_uncertainLeft > 0 && chance(3)) {
            --m_uncertainLeft;
            return fmt::format("[2023-01-{:02}..2023-01-{:02}]", first, first + 1 + pick(4));
        }
        return fmt::format("2023-01-{:02}", first);
    }

    void say() {
        const std::string of = target();
        Sentence sentence(of, static_cast<model::Access>(pick(3)));
        sentence.by(party());
        if (of != "bc" && of != "gate" && chance(2)) {
            const int quarters = static_cast<int>(model::findRoute(m_atlas.atlas, of)->edges.size()) * 4;
            const int begin = pick(quarters);
            const int end = begin + 1 + pick(quarters - begin);
            sentence.part(units::Metres{edgeMetres / 4 * begin}, units::Metres{edgeMetres / 4 * end});
        }
        static const std::vector<std::vector<std::string>> classes{
            {"all"}, {"all"}, {"civilian"}, {"medical"}, {"medical", "civilian"}};
        sentence.traffic(classes[static_cast<std::size_t>(pick(5))]);
        if (chance(3)) sentence.oneWay(chance(2) ? Direction::forward : Direction::backward);
        if (chance(5)) sentence.passage();
        // Some rows share an event and its date.
        const bool joins = !m_atlas.atlas.events.empty() && chance(4);
        if (!joins || chance(2)) sentence.from(date());
        if (chance(3)) sentence.until(lastDay(sentence));
        sentence.in(joins ? m_atlas.atlas.events.back().id : fmt::format("e{}", m_atlas.atlas.events.size()), date());
        sentence.assertion.statement = fmt::format("sentence {}", m_count++);
        m_atlas.say(sentence);
    }

    std::string lastDay(const Sentence& sentence) {
        const units::Date first = sentence.assertion.from ? sentence.assertion.from->upper() : day("2023-01-29");
        const units::Date last = first.plusDays(pick(8));
        if (m_uncertainLeft == 0 || !chance(3)) return toString(last);
        --m_uncertainLeft;
        return fmt::format("[{}..{}]", toString(last), toString(last.plusDays(1 + pick(3))));
    }

    SmallAtlas m_atlas;
    std::mt19937 m_random;
    int m_uncertainLeft;
    int m_count = 0;
};

std::string shown(const Answer& answer) {
    std::string text = toString(answer.status) + (answer.uncertain ? "?" : "") + (answer.exists ? "" : " -") +
                       (answer.asReported ? " as reported" : "") + " by";
    for (const std::string& speaker : answer.saidBy) text += " " + speaker;
    for (const Evidence& evidence : answer.because)
        text += " | " + evidence.event + " " + evidence.statement + (evidence.otherwise ? "?" : "");
    return text;
}

/// How many speakers say their word on the whole: the status of an open answer, or one of a disputed one.
std::size_t wholeWords(const Answer& answer) {
    const bool isByPart =
        answer.status == Status::disputed &&
        std::all_of(answer.sides.begin(), answer.sides.end(), [](const Side& side) {
            return side.status == model::Access::open || (side.status == model::Access::restricted && side.isFragment());
        });
    return isByPart ? static_cast<std::size_t>(std::count_if(
                          answer.sides.begin(), answer.sides.end(),
                          [](const Side& side) { return side.status == model::Access::open; }))
                    : answer.sides.size();
}

std::string told(const model::Atlas& atlas) {
    std::string text;
    for (const model::Event& event : atlas.events)
        for (const model::Assertion& row : event.access) {
            text += fmt::format("{} ({}): {} says {} {} for {} from {} until {} direction {}{}", event.id,
                                event.date->text, row.by, row.targets[0], toString(row.status), row.traffic[0],
                                row.from ? row.from->text : "-", row.until ? row.until->text : "-",
                                static_cast<int>(row.direction), row.isPassage ? " passage" : "");
            if (row.part)
                text += fmt::format(" part {} {}", std::get<units::Metres>(row.part->from).value / (edgeMetres / 4),
                                    std::get<units::Metres>(row.part->to).value / (edgeMetres / 4));
            text += '\n';
        }
    for (const model::Route& route : atlas.routes)
        if (route.valid) text += route.id + " valid " + route.valid->text + "\n";
    for (const model::Checkpoint& c : atlas.checkpoints)
        text += c.id + " on " + c.on[0] + " existed " + (c.existed ? c.existed->text : "-") + "\n";
    return text;
}

TEST(Oracle, TheModuleAnswersAsTheRuleReadPlaceByPlaceAndWorldByWorld) {
    int open = 0, disputed = 0, uncertain = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        Story story(seed, seed % 2 == 0 ? 0 : 3);
        const model::Atlas& atlas = story.atlas().atlas;
        const Assertions assertions(atlas);
        for (int i = 0; i < 6; ++i) {
            const std::string target = i == 5 ? "bc" : story.route();
            const units::Date on = story.anyDay();
            const Viewpoint viewpoint = story.viewpoint();
            const Answer answer = assertions.statusOn(target, on, viewpoint);
            const Expected truth = expected(atlas, target, on, viewpoint);
            const std::string where =
                fmt::format("seed {} {} on {} for {} by {}\n{}", seed, target, toString(on), viewpoint.traffic,
                            viewpoint.accordingTo.value_or("all"), told(atlas));
            ASSERT_EQ(answer.status, truth.status) << where << shown(answer);
            ASSERT_EQ(answer.uncertain, truth.uncertain) << where << shown(answer);
            ASSERT_EQ(answer.exists, truth.exists) << where;
            if (truth.saidBy) {
                ASSERT_EQ(answer.saidBy, *truth.saidBy) << where;
            }
            open += answer.status == Status::open;
            disputed += answer.status == Status::disputed;
            uncertain += answer.uncertain;
        }
    }
    // The stories are worth telling.
    EXPECT_GT(open, 500);
    EXPECT_GT(disputed, 500);
    EXPECT_GT(uncertain, 200);
}

TEST(Property, AnotherPartysDifferingWordNeverYieldsAgreement) {
    int tried = 0;
    for (unsigned seed = 10000; seed < 13000; ++seed) {
        Story story(seed, 0);
        const std::string target = story.route();
        const units::Date on = story.anyDay();
        Viewpoint viewpoint = story.viewpoint();
        viewpoint.accordingTo.reset();
        const Answer before = Assertions(story.atlas().atlas).statusOn(target, on, viewpoint);
        if (!before.exists || before.status == Status::unknown) continue;
        // A word on a part alone is listed only where it makes the dispute.
        if (before.saidBy.size() != wholeWords(before)) continue;
        for (const model::Access other : {model::Access::open, model::Access::restricted, model::Access::closed}) {
            if (before.status != Status::disputed && toString(other) == toString(before.status)) continue;
            SmallAtlas atlas = story.atlas();
            atlas.say(Sentence(target, other).by("Utopia").from(toString(on)).in("other"));
            const Answer after = Assertions(atlas.atlas).statusOn(target, on, viewpoint);
            ASSERT_EQ(after.status, Status::disputed) << seed;
            ASSERT_EQ(after.saidBy.size(), before.saidBy.size() + 1) << seed;
            ++tried;
        }
    }
    EXPECT_GT(tried, 1000);
}

/// The rows that an answer gives as reasons of one speaker, in its order.
std::vector<model::Assertion> reasonsOf(const model::Atlas& atlas, const Answer& answer, const std::string& speaker) {
    std::vector<model::Assertion> rows;
    for (const Evidence& evidence : answer.because) {
        if (evidence.otherwise || evidence.by != speaker) continue;
        const auto event = model::findEvent(atlas, evidence.event);
        for (const model::Assertion& row : event->access)
            if (row.statement == evidence.statement) rows.push_back(row);
    }
    return rows;
}

TEST(Oracle, TheReasonsAreThoseThatTheRuleKeeps) {
    int several = 0, left = 0, compared = 0;
    for (unsigned seed = 70000; seed < 76000; ++seed) {
        Story story(seed, 0);
        const model::Atlas& atlas = story.atlas().atlas;
        const std::string target = story.route();
        const units::Date on = story.anyDay();
        Viewpoint viewpoint = story.viewpoint();
        viewpoint.accordingTo.reset();
        const Answer answer = Assertions(atlas).statusOn(target, on, viewpoint);
        for (const Side& side : answer.sides) {
            const auto truth = expectedReasons(atlas, target, on, viewpoint, side.by, side.status);
            if (!truth) continue;
            std::set<std::string> given;
            for (const model::Assertion& row : reasonsOf(atlas, answer, side.by)) given.insert(row.statement);
            ASSERT_EQ(given, *truth) << seed << " " << target << " on " << toString(on) << "\n"
                                     << told(atlas) << shown(answer);
            several += given.size() > 1;
            ++compared;
        }
        for (const Evidence& evidence : answer.because) left += !evidence.also.empty();
    }
    EXPECT_GT(compared, 2000);
    EXPECT_GT(several, 50);
    EXPECT_GT(left, 20);
}

TEST(Property, TheWholeIsNeverBetterThanAStretch) {
    int open = 0, closed = 0, byPart = 0;
    for (unsigned seed = 80000; seed < 84000; ++seed) {
        Story story(seed, seed % 2 == 0 ? 0 : 3);
        const Assertions assertions(story.atlas().atlas);
        const std::string target = story.route();
        const units::Date on = story.anyDay();
        const Viewpoint viewpoint = story.viewpoint();
        const Answer whole = assertions.statusOn(target, on, viewpoint);
        byPart += whole.saidBy.size() != wholeWords(whole);
        for (const Stretch& stretch : assertions.stretchesOn(target, on, viewpoint)) {
            const std::string where = fmt::format("{} {} on {}: {} but from {} to {} {}\n{}", seed, target, toString(on),
                                                  shown(whole), stretch.from.value, stretch.to.value,
                                                  shown(stretch.answer), told(story.atlas().atlas));
            if (whole.status == Status::open) {
                ASSERT_EQ(stretch.answer.status, Status::open) << where;
            }
            if (stretch.answer.status == Status::closed && !viewpoint.accordingTo) {
                ASSERT_TRUE(whole.status == Status::closed || whole.status == Status::disputed) << where;
            }
            open += whole.status == Status::open;
            closed += stretch.answer.status == Status::closed;
        }
    }
    EXPECT_GT(open, 100);
    EXPECT_GT(closed, 100);
    EXPECT_GT(byPart, 5);
}

TEST(Property, StretchesAndWhatIsReadAlongThemSayTheSame) {
    for (unsigned seed = 85000; seed < 86000; ++seed) {
        Story story(seed);
        const Assertions assertions(story.atlas().atlas);
        const std::string target = story.target();
        const units::Date on = story.anyDay();
        const Viewpoint viewpoint = story.viewpoint();
        const std::vector<Stretch> along = assertions.alongOn(target, on, viewpoint);
        if (std::any_of(along.begin(), along.end(), [](const Stretch& read) { return read.direction; })) continue;
        for (const Stretch& stretch : assertions.stretchesOn(target, on, viewpoint)) {
            const bool isThere = std::any_of(along.begin(), along.end(), [&](const Stretch& read) {
                const bool holds = read.from <= stretch.from && stretch.to <= read.to;
                return holds && sayTheSame(read.answer, stretch.answer);
            });
            ASSERT_TRUE(isThere) << seed << " " << target << " " << toString(on);
        }
    }
}

TEST(Property, UnknownNeverOpensWithoutAnAssertionOverTheWhole) {
    int open = 0;
    for (unsigned seed = 20000; seed < 24000; ++seed) {
        Story story(seed);
        const std::string target = story.route();
        const units::Date on = story.anyDay();
        const Viewpoint viewpoint = story.viewpoint();
        const model::Atlas& atlas = story.atlas().atlas;
        const Answer answer = Assertions(atlas).statusOn(target, on, viewpoint);
        if (answer.status == Status::open) {
            ++open;
            ASSERT_FALSE(answer.saidBy.empty()) << seed;
            for (const std::string& speaker : answer.saidBy) {
                const std::vector<model::Assertion> rows = reasonsOf(atlas, answer, speaker);
                for (const model::Assertion& row : rows) ASSERT_EQ(row.status, model::Access::open) << seed;
                ASSERT_TRUE(coverTogether(atlas, rows, target, viewpoint)) << seed << "\n"
                                                                           << told(atlas) << shown(answer);
            }
        }
        // Without the opening rows nothing is open, without any row nothing is known.
        model::Atlas closedOnly = atlas;
        changeAll(closedOnly, [](model::Event& event) {
            std::erase_if(event.access, [](const model::Assertion& row) { return row.status == model::Access::open; });
        });
        ASSERT_NE(Assertions(closedOnly).statusOn(target, on, viewpoint).status, Status::open) << seed;
        model::Atlas silent = atlas;
        silent.events.clear();
        ASSERT_EQ(Assertions(silent).statusOn(target, on, viewpoint).status, Status::unknown) << seed;
    }
    EXPECT_GT(open, 50);
}

TEST(Property, TheOrderOfInputDoesNotMatter) {
    for (unsigned seed = 30000; seed < 33000; ++seed) {
        Story story(seed);
        model::Atlas shuffled = story.atlas().atlas;
        std::vector<model::Event> events(shuffled.events.begin(), shuffled.events.end());
        std::shuffle(events.begin(), events.end(), story.random());
        for (model::Event& event : events) {
            std::shuffle(event.access.begin(), event.access.end(), story.random());
            for (model::Assertion& row : event.access)
                std::shuffle(row.traffic.begin(), row.traffic.end(), story.random());
        }
        shuffled.events = model::Events(events.begin(), events.end());
        std::shuffle(shuffled.routes.begin(), shuffled.routes.end(), story.random());
        std::shuffle(shuffled.network.begin(), shuffled.network.end(), story.random());
        const Assertions one(story.atlas().atlas), other(shuffled);
        for (int i = 0; i < 4; ++i) {
            const std::string target = story.target();
            const units::Date on = story.anyDay();
            const Viewpoint viewpoint = story.viewpoint();
            ASSERT_EQ(shown(one.statusOn(target, on, viewpoint)), shown(other.statusOn(target, on, viewpoint)))
                << seed << " " << target << " " << toString(on);
        }
    }
}

/// The same story with one uncertain date of one event settled on a day.
model::Atlas settled(model::Atlas atlas, const std::string& event, const std::string& text, units::Date on) {
    changeAll(atlas, [&](model::Event& e) {
        if (e.id != event) return;
        if (e.date && e.date->text == text) e.date = units::edtfOf(on);
        for (model::Assertion& row : e.access) {
            if (row.from && row.from->text == text) row.from = units::edtfOf(on);
            if (row.until && row.until->text == text) row.until = units::edtfOf(on);
        }
    });
    return atlas;
}

TEST(Property, CertainDaysDoNotDependOnTheChoiceInsideTheUncertainty) {
    int settledDates = 0;
    for (unsigned seed = 40000; seed < 41000; ++seed) {
        Story story(seed);
        const model::Atlas& atlas = story.atlas().atlas;
        std::vector<std::pair<std::string, units::Edtf>> uncertain;
        for (const model::Event& event : atlas.events) {
            if (event.date && !event.date->start.isCertain()) uncertain.emplace_back(event.id, *event.date);
            for (const model::Assertion& row : event.access) {
                if (row.from && !row.from->start.isCertain()) uncertain.emplace_back(event.id, *row.from);
                if (row.until && !row.until->end.isCertain()) uncertain.emplace_back(event.id, *row.until);
            }
        }
        if (uncertain.empty()) continue;
        const auto& [event, date] = uncertain[static_cast<std::size_t>(story.pick(static_cast<int>(uncertain.size())))];
        const std::string target = story.route();
        const Viewpoint viewpoint = story.viewpoint();
        const Assertions asGiven(atlas);
        for (units::Date choice = date.lower(); choice <= date.upper(); choice = choice.plusDays(1)) {
            const Assertions chosen(settled(atlas, event, date.text, choice));
            ++settledDates;
            for (units::Date on = day("2022-12-30"); on < day("2023-02-15"); on = on.plusDays(1)) {
                const Answer answer = asGiven.statusOn(target, on, viewpoint);
                if (answer.uncertain) continue;
                const Answer then = chosen.statusOn(target, on, viewpoint);
                ASSERT_EQ(then.status, answer.status)
                    << seed << " " << target << " " << toString(on) << " " << event << " " << toString(choice) << "\n"
                    << told(atlas);
                ASSERT_EQ(then.saidBy, answer.saidBy) << seed;
                ASSERT_FALSE(then.uncertain) << seed;
            }
        }
    }
    EXPECT_GT(settledDates, 1000);
}

TEST(Property, APassageChangesItsOwnDayOnly) {
    int changed = 0;
    for (unsigned seed = 50000; seed < 51500; ++seed) {
        Story story(seed);
        const std::string target = story.route();
        const Viewpoint viewpoint = story.viewpoint();
        const units::Date own = story.anyDay();
        SmallAtlas with = story.atlas();
        with.say(
            Sentence(target, static_cast<model::Access>(story.pick(3))).from(toString(own)).passage().in("passage"));
        const Assertions before(story.atlas().atlas), after(with.atlas);
        for (units::Date on = day("2022-12-30"); on < day("2023-02-15"); on = on.plusDays(1)) {
            const std::string was = shown(before.statusOn(target, on, viewpoint));
            const std::string is = shown(after.statusOn(target, on, viewpoint));
            if (on == own)
                changed += was != is;
            else
                ASSERT_EQ(was, is) << seed << " " << toString(on) << "\n" << told(with.atlas);
        }
    }
    EXPECT_GT(changed, 300);
}

TEST(Property, IntervalsSayWhatTheDaysSay) {
    for (unsigned seed = 60000; seed < 60400; ++seed) {
        Story story(seed);
        const Assertions assertions(story.atlas().atlas);
        const std::string target = story.target();
        const Viewpoint viewpoint = story.viewpoint();
        for (const Interval& interval : assertions.intervals(target, {day("2022-12-20"), day("2023-02-20")}, viewpoint))
            for (units::Date on = interval.days.from; on < interval.days.to; on = on.plusDays(1))
                ASSERT_EQ(shown(interval.answer), shown(assertions.statusOn(target, on, viewpoint)))
                    << seed << " " << target << " " << toString(on) << "\n"
                    << told(story.atlas().atlas);
    }
}

}  // namespace
}  // namespace corridor::access::test
