#pragma once

#include <regex>
#include <string>

#include "report/report.hpp"

/// A causeway of 10 km with two posts, and what is asked about it: small enough that a whole answer can be written out.
namespace corridor::report {

inline units::Date day(const char* text) {
    return *units::parseDay(text);
}

inline units::DaySpan span(const char* first, const char* last) {
    return {day(first), day(last)};
}

inline model::Names called(std::map<std::string, std::string> names) {
    model::Names result;
    result.byLanguage = std::move(names);
    return result;
}

inline model::Atlas causewayAtlas() {
    model::Atlas atlas;
    atlas.parties = {{"east", called({{"en", "East"}, {"fr", "Est"}}), "state", ""}, {"west", {}, "state", ""}};
    model::Route causeway, ford;
    causeway.id = "causeway";
    causeway.names = called({{"en", "Causeway"}, {"fr", "Chaussée"}});
    causeway.parts = {{{0, 0}, {0.1, 0}}};
    ford.id = "ford";
    ford.parts = {{{0, 0}, {0.05, 0.02}, {0.1, 0}}};
    atlas.routes = {causeway, ford};
    model::Checkpoint post;
    post.id = "post";
    post.names = called({{"en", "Middle post"}});
    post.position = {0.05, 0};
    atlas.checkpoints = {post};
    model::Source gazette, bulletin;
    gazette.id = "gazette";
    gazette.publisher = "The Gazette";
    gazette.date = units::parseEdtf("2023-05~").value;
    gazette.stance = "independent";
    bulletin.id = "bulletin";
    bulletin.date = units::parseEdtf("2023-05-12").value;
    atlas.sources = {gazette, bulletin};
    return atlas;
}

inline study::Question questionOn(const char* on) {
    study::Question question;
    question.on = day(on);
    question.languages = {"en"};
    question.viewpoint.traffic = "medical";
    return question;
}

/// A text in one line, single spaces between its words.
inline std::string inOneLine(const std::string& text) {
    return std::regex_replace(text, std::regex("\\s+"), " ");
}

}  // namespace corridor::report
