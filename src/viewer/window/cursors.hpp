#pragma once

#include <SFML/Window/Cursor.hpp>

namespace corridor::viewer {

/// The pointer's shapes. Must outlive the window, which sets its last one again when it closes.
struct Cursors {
    sf::Cursor arrow, hand, text;
    bool loaded = arrow.loadFromSystem(sf::Cursor::Arrow) && hand.loadFromSystem(sf::Cursor::Hand) &&
                  text.loadFromSystem(sf::Cursor::Text);
};

}  // namespace corridor::viewer
