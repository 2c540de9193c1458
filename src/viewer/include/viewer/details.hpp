#pragma once

#include <optional>
#include <string>
#include <vector>

#include "study/state.hpp"
#include "study/study.hpp"
#include "viewer/session.hpp"

/// What the panel says about one thing: words and numbers ready to be set, taken from the study as they are.
namespace corridor::viewer {

struct Labelled {
    std::string label, value;
};

/// A source as people read it.
struct SourceLine {
    std::string id;
    std::string text;    ///< publisher, title, date
    std::string stance;  ///< party, aligned, independent; empty: not said
    std::string url;
};

/// One thing that somebody said, or that is reported.
struct Statement {
    std::string words;  ///< empty: the source's words are not in the data
    std::string speaker;
    std::string date;                     ///< as written
    std::optional<model::Access> status;  ///< what it means for access, where it says
    std::string reach;                    ///< for whom, which part, which conditions; empty: nothing said
    std::string target;                   ///< the name of what it speaks of, where that is another thing
    std::string event;                    ///< id of the event that carries it
    std::vector<SourceLine> sources;
};

/// All that one speaker said, side by side with the others.
struct Side {
    std::string party;  ///< id; empty: reported facts
    std::string name;
    std::vector<Statement> statements;
};

struct Details {
    std::string title;
    std::string kind;                      ///< `event: closure`, `route`, `checkpoint`
    std::vector<Labelled> names;           ///< language and name
    std::vector<Labelled> facts;           ///< date, accuracy, existed, length, operator ...
    std::optional<access::Answer> answer;  ///< status on the day asked for; routes and checkpoints
    std::string statusWords;               ///< the answer as people read it
    std::string description;
    std::vector<Side> sides;        ///< reported facts first, then parties in the atlas's order
    std::vector<Labelled> figures;  ///< what, and value with unit and source
    std::vector<SourceLine> sources;
    std::vector<Thing> related;  ///< routes that an event is about, events about a route
    std::string note;
};

/// Everything known about a thing as of the question and the answer to it. The thing must be in the atlas (asserted).
Details detailsOf(const study::Study& study, const study::State& state, const Thing& thing,
                  const study::Question& question);

/// The name that the question's languages ask for, else the id.
std::string nameOf(const model::Atlas& atlas, const Thing& thing, const std::vector<std::string>& languages);

/// `English`, `Azerbaijani`, ...; the tag itself where it is not one of the atlas's usual ones.
std::string languageName(const std::string& tag);

/// A date with its uncertainty in words: `2023-03-30 to 2023-04-01 (one of these days)`, `about 2023-03`.
std::string dateWords(const units::Edtf& date);

/// One line for the pointer: name and, where it has one, its status on the day.
std::string hoverText(const model::Atlas& atlas, const study::State& state, const Thing& thing);

}  // namespace corridor::viewer
