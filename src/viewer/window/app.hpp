#pragma once

#include <imgui.h>
#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>

#include <memory>
#include <optional>
#include <vector>

#include "cursors.hpp"
#include "gui.hpp"
#include "map_view.hpp"
#include "panels/panels.hpp"
#include "pulses.hpp"
#include "shaders.hpp"
#include "view_options.hpp"
#include "viewer/flight.hpp"
#include "viewer/frames.hpp"
#include "viewer/map_source.hpp"
#include "viewer/search.hpp"
#include "viewer/session.hpp"

/// The window: input to session and camera, session and camera to the screen.
namespace corridor::viewer {

class App {
public:
    App(sf::RenderWindow& window, std::shared_ptr<const study::Study> study, study::Question question,
        const ViewOptions& options, Shaders shaders, const Cursors& cursors);

    /// Until the window is closed.
    void run();
    /// Draws until everything stands, without effects, and gives the window's pixels.
    sf::Image fullFrame();
    /// Whether everything that the window shows is there and still.
    bool isSettled(double now) const;

    // For the measurements, and for `run`.
    void frame(double now);
    bool work(double now);
    void pan(int dx, int dy);
    void zoom(int steps);
    void step(std::int32_t days) { m_session.stepDays(days); }
    const Camera& camera() const { return m_camera; }
    sf::RenderWindow& window() { return m_window; }
    static double now();

private:
    void startView(const ViewOptions& options);
    bool takeEvents();
    void take(const sf::Event& event);
    void pressed(const sf::Event::MouseButtonEvent& button);
    void moved(const sf::Event::MouseMoveEvent& move);
    void released(const sf::Event::MouseButtonEvent& button);
    void wheel(const sf::Event::MouseWheelScrollEvent& wheel);
    void key(const sf::Event::KeyEvent& key);
    void escape();
    void resized(unsigned width, unsigned height);

    bool takeWork(double now);
    void askForPicture();
    void runShort(double now);
    void panels();
    void fulfil(const Wishes& wishes);
    void updateHover();
    void updateCursor();
    void goTo(const Thing& thing);
    void flyTo(const Camera& camera);
    Pixel middleOfMap() const;
    Insets insets() const;

    sf::RenderWindow& m_window;
    Session m_session;
    MapSource m_source;
    SearchIndex m_index;
    Shaders m_shaders;
    Workshop m_workshop;  // its work refers to what stands before it
    MapView m_map;
    Pulses m_pulses;
    Gui m_gui;
    PanelState m_panels;

    Camera m_home, m_camera;  ///< where the view comes to rest
    Flight m_flight;
    std::optional<sf::Vector2i> m_dragFrom;
    sf::Vector2i m_pressedAt, m_mouse;
    bool m_mouseInside = false, m_isClick = false, m_plain = false, m_effects = true;
    std::vector<Thing> m_under;

    std::uint64_t m_askedRevision = 0;
    double m_askedScale = 0.0;
    bool m_making = false;
    double m_wheelRest = 0.0, m_lastFrame = 0.0;
    double m_goOnAt = 0.0;  ///< after memory did not do
    int m_shortages = 0;    ///< since the map last stood
    std::optional<units::Date> m_drawnDay;
    Frames m_frames;
    const Cursors& m_cursors;
    ImGuiMouseCursor m_cursor = ImGuiMouseCursor_COUNT;  ///< the one that is set
};

}  // namespace corridor::viewer
