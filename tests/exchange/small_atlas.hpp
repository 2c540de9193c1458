#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "exchange/write.hpp"

namespace corridor::exchange {

/// A route, an event with a place and one without.
inline model::Atlas smallAtlas() {
    model::Atlas atlas;
    atlas.id = "small";
    model::Route route;
    route.id = "r1";
    route.names.byLanguage[""] = "First road";
    route.parts = {{{46.0, 40.0}, {46.1, 40.1}}};
    atlas.routes = {route};
    model::Event event;
    event.id = "e1";
    event.names.byLanguage[""] = "Barrier";
    event.date = units::parseEdtf("2023-05").value;
    event.position = units::LonLat{46.05, 40.05};
    atlas.events = {event};
    model::Event placeless;
    placeless.id = "e2";
    placeless.date = units::parseEdtf("2023-06-01").value;
    atlas.events.add(placeless);
    return atlas;
}

inline std::string fileText(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// The message of the error that writing ends in.
inline std::string errorOf(const model::Atlas& atlas, const std::string& file, const WriteOptions& options) {
    try {
        write(atlas, file, options);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

/// An atlas of one route with properties that the model does not read.
inline model::Atlas routeWith(std::initializer_list<model::OtherProperties::Property> other) {
    model::Atlas atlas = smallAtlas();
    atlas.events.clear();
    atlas.routes.front().other = other;
    return atlas;
}

}  // namespace corridor::exchange
