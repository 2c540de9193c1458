#pragma once

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Window/Event.hpp>

/// Dear ImGui in an SFML window: events in, triangles out.
namespace corridor::viewer {

class Gui {
public:
    /// Makes the context with the program's fonts and colours. The window must be open, with its GL context.
    explicit Gui(sf::RenderWindow& window);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    /// Hands one event over. One press or release a frame: a click shorter than a frame would be lost
    /// otherwise, so true asks the caller to leave further events for the next frame.
    bool handle(const sf::Event& event);

    /// Begins a frame; panels are declared after it.
    void begin(float seconds);
    /// Draws what was declared, over what the window shows.
    void end();

    bool wantsMouse() const;
    bool wantsKeyboard() const;

private:
    sf::RenderWindow& m_window;
};

}  // namespace corridor::viewer
