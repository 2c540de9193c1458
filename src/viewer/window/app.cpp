#include "app.hpp"

#include <imgui.h>

#include <SFML/Graphics/Texture.hpp>
#include <SFML/System/Sleep.hpp>
#include <SFML/System/Time.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <stdexcept>
#include <thread>

#include "study/find.hpp"

namespace corridor::viewer {

namespace {

constexpr double fadeSeconds = 0.16;

int workerCount() {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 6);
}

bool drawsEffects(const ViewOptions& options) {
    return options.screenshot.empty() && !options.bench;
}

/// The thing that a word names: an id of any kind, else the best match of its name.
std::optional<Thing> thingNamed(const model::Atlas& atlas, const SearchIndex& index, const std::string& word) {
    for (const ThingKind kind : {ThingKind::route, ThingKind::checkpoint, ThingKind::event, ThingKind::place}) {
        if (exists(atlas, {kind, word})) return Thing{kind, word};
    }
    index.hasEvents(true);
    const std::vector<Found> found = index.find(word, 1);
    return found.empty() ? std::nullopt : std::optional(found.front().thing);
}

sf::Color colourOf(drawing::Colour colour) {
    return sf::Color(colour.r, colour.g, colour.b);
}

}  // namespace

double App::now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

App::App(sf::RenderWindow& window, std::shared_ptr<const study::Study> study, study::Question question,
         const ViewOptions& options, Shaders shaders, const Cursors& cursors)
    : m_window(window),
      m_session(study, std::move(question)),
      m_source(study, scene::defaultStyle()),
      m_index(study->atlas),
      m_shaders(std::move(shaders)),
      m_workshop(workerCount()),
      m_map(m_workshop, m_shaders, drawsEffects(options) ? fadeSeconds : 0.0),
      m_pulses(m_shaders, m_source),
      m_gui(window),
      m_home({0.0, 0.0}, 1000.0, options.width, options.height),
      m_camera(m_home),
      m_plain(options.plain),
      m_effects(drawsEffects(options)),
      m_cursors(cursors) {
    m_panels.axisDays = m_session.window();
    m_panels.hint = options.screenshot.empty() && !options.bench;
    m_drawnDay = m_session.question().on;
    ImGui::GetIO().DisplaySize = ImVec2(static_cast<float>(options.width), static_cast<float>(options.height));
    startView(options);
    m_lastFrame = now();
    m_frames.ask(3);
}

void App::startView(const ViewOptions& options) {
    WorldBox box = m_source.homeBox();
    std::optional<units::BBox> wanted = options.bbox;
    for (const std::string& word : options.routes) {
        const model::Route& route = study::findRouteNamed(m_session.atlas(), word);
        m_session.toggleCompared(route.id);
        const auto bounds = placeOf(m_session.atlas(), {ThingKind::route, route.id});
        if (!options.bbox && bounds) wanted = wanted ? units::merged(*wanted, *bounds) : *bounds;
    }
    if (!options.select.empty()) {
        const std::optional<Thing> thing = thingNamed(m_session.atlas(), m_index, options.select);
        if (!thing)
            throw std::runtime_error("--select " + options.select + ": nothing in the data has this id or name");
        m_session.select(thing);
    }
    if (wanted) box = m_source.worldBox(*wanted);
    m_home = Camera::fitting(box, options.width, options.height, insets());
    m_camera = m_home;
}

Insets App::insets() const {
    return m_plain ? Insets{} : insetsFor(m_session, m_panels);
}

void App::run() {
    constexpr double idleStep = 0.012;
    m_window.setFramerateLimit(60);
    while (m_window.isOpen()) {
        if (takeEvents()) m_frames.ask(3);
        if (!m_window.isOpen()) break;
        const double time = now();
        if (work(time)) m_frames.ask(1);
        const bool awaitsAnswers = m_panels.search[0] != '\0' && !m_index.hasEvents();
        if (awaitsAnswers) m_frames.ask(1);
        const bool moves =
            m_session.isPlaying() || m_flight.isFlying(time) || m_map.isFading(time) || m_pulses.isActive(time);
        if (m_frames.take(moves)) {
            frame(time);
        } else {
            m_lastFrame = time;
            sf::sleep(sf::seconds(static_cast<float>(idleStep)));
        }
    }
}

sf::Image App::fullFrame() {
    while (!isSettled(now()) || m_frames.areAsked()) {
        takeEvents();
        if (!m_window.isOpen()) throw std::runtime_error("the window was closed before the picture was there");
        work(now());
        m_frames.take(true);
        frame(now());
    }
    sf::Texture texture;
    const sf::Vector2u size = m_window.getSize();
    if (!texture.create(size.x, size.y)) throw std::runtime_error("no room for the picture of the window");
    frame(now());
    texture.update(m_window);
    return texture.copyToImage();
}

bool App::isSettled(double time) const {
    return m_map.newest() && m_map.newest()->revision == m_session.revision() && m_map.isComplete(m_camera) &&
           !m_flight.isFlying(time) && !m_map.isFading(time);
}

bool App::takeEvents() {
    bool any = false;
    sf::Event event;
    while (m_window.pollEvent(event)) {
        any = true;
        const bool last = m_gui.handle(event);
        take(event);
        if (last || !m_window.isOpen()) break;
    }
    return any;
}

void App::take(const sf::Event& event) {
    switch (event.type) {
        case sf::Event::Closed:
            m_window.close();
            break;
        case sf::Event::Resized:
            resized(event.size.width, event.size.height);
            break;
        case sf::Event::MouseButtonPressed:
            pressed(event.mouseButton);
            break;
        case sf::Event::MouseButtonReleased:
            released(event.mouseButton);
            break;
        case sf::Event::MouseMoved:
            moved(event.mouseMove);
            break;
        case sf::Event::MouseWheelScrolled:
            wheel(event.mouseWheelScroll);
            break;
        case sf::Event::MouseLeft:
            m_mouseInside = false;
            break;
        case sf::Event::LostFocus:
            m_dragFrom.reset();
            break;
        case sf::Event::KeyPressed:
            key(event.key);
            break;
        default:
            break;
    }
}

void App::pressed(const sf::Event::MouseButtonEvent& button) {
    m_mouse = {button.x, button.y};
    m_mouseInside = true;
    const ImGuiIO& io = ImGui::GetIO();
    const bool onPanel = io.WantCaptureMouse && !m_plain;
    if (onPanel || button.button != sf::Mouse::Left) return;
    m_dragFrom = m_pressedAt = m_mouse;
    m_isClick = true;
}

void App::moved(const sf::Event::MouseMoveEvent& move) {
    constexpr int slack = 4;  // a hand that clicks is not quite still
    m_mouse = {move.x, move.y};
    m_mouseInside = true;
    if (!m_dragFrom) return;
    const sf::Vector2i way = m_mouse - m_pressedAt;
    if (m_isClick && std::abs(way.x) < slack && std::abs(way.y) < slack) return;
    m_isClick = false;
    pan(m_mouse.x - m_dragFrom->x, m_mouse.y - m_dragFrom->y);
    m_dragFrom = m_mouse;
    m_panels.hint = false;
}

void App::released(const sf::Event::MouseButtonEvent& button) {
    if (button.button != sf::Mouse::Left || !m_dragFrom) return;
    m_dragFrom.reset();
    if (!m_isClick) return;
    m_mouse = {button.x, button.y};
    updateHover();
    m_panels.hint = false;
    if (!m_under.empty()) {
        open(m_session, m_panels, m_under.front());
    } else {
        m_session.select(std::nullopt);
        m_panels.back.clear();
        m_panels.source.reset();
    }
}

void App::pan(int dx, int dy) {
    m_flight.stop();
    m_camera = m_camera.panned(dx, dy);
}

void App::wheel(const sf::Event::MouseWheelScrollEvent& turned) {
    constexpr double stepsOfNotch = 2.0;
    m_mouse = {turned.x, turned.y};
    if (turned.wheel != sf::Mouse::VerticalWheel || (m_gui.wantsMouse() && !m_plain)) return;
    const Pixel about{static_cast<double>(turned.x), static_cast<double>(turned.y)};
    m_wheelRest += stepsOfNotch * static_cast<double>(turned.delta);
    const double whole = std::trunc(m_wheelRest);
    m_wheelRest -= whole;
    if (whole != 0.0) flyTo(m_camera.stepped(static_cast<int>(whole), about));
    m_panels.hint = false;
}

Pixel App::middleOfMap() const {
    const Insets covered = insets();
    return {(covered.left + m_camera.width() - covered.right) / 2.0,
            (covered.top + m_camera.height() - covered.bottom) / 2.0};
}

void App::zoom(int steps) {
    flyTo(m_camera.stepped(steps, middleOfMap()));
}

void App::flyTo(const Camera& camera) {
    const double time = now();
    const Camera from = m_flight.at(m_camera, time);
    m_camera = camera;
    if (m_effects && from != camera) m_flight.start(from, camera, time);
}

void App::goTo(const Thing& thing) {
    const std::optional<units::BBox> box = placeOf(m_session.atlas(), thing);
    if (!box) return;
    const WorldBox world = m_source.worldBox(*box);
    if (thing.kind == ThingKind::route) {
        flyTo(Camera::fitting(world, m_camera.width(), m_camera.height(), insets()));
        return;
    }
    constexpr double closeEnough = 80.0;  // metres a pixel: a town among its roads
    const geodesy::XY middle{world.minX, world.minY};
    const double scale = std::min(m_camera.unitsPerPixel(), closeEnough);
    flyTo(Camera(middle, scale, m_camera.width(), m_camera.height()).centredOn(middle, insets()));
}

void App::escape() {
    if (m_panels.search[0] != '\0') {
        m_panels.search[0] = '\0';
    } else if (m_session.selection()) {
        m_session.select(std::nullopt);
        m_panels.back.clear();
        m_panels.source.reset();
    } else if (m_panels.comparisonOpen || m_panels.routesOpen) {
        m_panels.comparisonOpen = m_panels.routesOpen = false;
    }
}

void App::key(const sf::Event::KeyEvent& pressedKey) {
    if (pressedKey.code == sf::Keyboard::Escape) return escape();
    if (m_gui.wantsKeyboard() || pressedKey.control || pressedKey.alt) return;
    constexpr int step = 96;
    switch (pressedKey.code) {
        case sf::Keyboard::Left:
            pressedKey.shift ? m_session.stepDays(-1) : flyTo(m_camera.panned(step, 0));
            break;
        case sf::Keyboard::Right:
            pressedKey.shift ? m_session.stepDays(1) : flyTo(m_camera.panned(-step, 0));
            break;
        case sf::Keyboard::Up:
            flyTo(m_camera.panned(0, step));
            break;
        case sf::Keyboard::Down:
            flyTo(m_camera.panned(0, -step));
            break;
        case sf::Keyboard::Add:
        case sf::Keyboard::Equal:
            zoom(2);
            break;
        case sf::Keyboard::Subtract:
        case sf::Keyboard::Hyphen:
            zoom(-2);
            break;
        case sf::Keyboard::Home:
            flyTo(m_home);
            break;
        case sf::Keyboard::Space:
            m_session.togglePlaying();
            break;
        case sf::Keyboard::LBracket:
        case sf::Keyboard::Comma:
            m_session.stepEvent(-1);
            break;
        case sf::Keyboard::RBracket:
        case sf::Keyboard::Period:
            m_session.stepEvent(1);
            break;
        case sf::Keyboard::Slash:
            m_panels.searchFocus = true;
            break;
        case sf::Keyboard::H:
            m_plain = !m_plain;
            break;
        default:
            break;
    }
}

void App::resized(unsigned width, unsigned height) {
    const int w = static_cast<int>(std::max(1U, width)), h = static_cast<int>(std::max(1U, height));
    m_window.setView(sf::View(sf::FloatRect(0.0F, 0.0F, static_cast<float>(w), static_cast<float>(h))));
    m_flight.stop();
    m_home = m_home.resized(w, h);
    m_camera = m_camera.resized(w, h);
}

/// Takes what the workers have finished and gives them what is to be done. True if something is new to draw.
bool App::work(double time) {
    if (time < m_goOnAt) return false;
    try {
        const bool changed = takeWork(time);
        if (m_workshop.ranShort()) runShort(time);
        return changed;
    } catch (const std::bad_alloc&) {
        runShort(time);
        return true;
    }
}

bool App::takeWork(double time) {
    bool changed = false;
    if (std::optional<Picture> picture = m_workshop.takePicture()) {
        m_making = false;
        if (picture->unitsPerPixel == m_camera.unitsPerPixel() || !m_map.newest()) {
            m_map.show(std::move(*picture));
            changed = true;
        }
    }
    askForPicture();
    changed = m_map.update(m_camera, time) || changed;
    if (m_shortages > 0 && m_map.isComplete(m_camera)) {
        m_shortages = 0;
        m_panels.shortOfMemory = false;
    }
    return changed;
}

/// A new scale is asked for at once, instead of what is in the making; a new state of the same scale waits until the
/// last one stands, so that every state that is begun is also seen.
void App::askForPicture() {
    const double scale = m_camera.unitsPerPixel();
    const std::uint64_t revision = m_session.revision();
    if (m_askedRevision == revision && m_askedScale == scale) return;
    if (m_askedScale == scale && (m_making || !m_map.isComplete(m_camera))) return;
    m_workshop.askPicture(
        [this, state = m_session.state(), show = m_session.show(), scale, revision](const std::stop_token& stop) {
            return m_source.make(*state, show, scale, revision, stop);
        });
    m_askedScale = scale;
    m_askedRevision = revision;
    m_making = true;
}

/// Memory did not do: gives up what can be made again, says so, and tries once more a little later.
void App::runShort(double time) {
    constexpr double pause = 0.5;
    constexpr int mostTries = 4;
    m_source.forget();
    m_map.makeRoom(m_camera);
    if (m_making) m_askedScale = 0.0;
    m_making = false;
    m_goOnAt = time + pause;
    m_panels.shortOfMemory = true;
    m_frames.ask(1);
    if (++m_shortages >= mostTries && !m_effects) {
        throw std::runtime_error("view: there is not enough memory for this picture");
    }
}

void App::frame(double time) {
    const double passed = std::min(time - m_lastFrame, 0.25);
    m_lastFrame = time;
    m_session.play(passed);
    if (m_session.question().on != m_drawnDay) {
        m_drawnDay = m_session.question().on;
        m_pulses.start(time);
    }
    const Camera shown = m_flight.at(m_camera, time);
    m_window.resetGLStates();
    if (!m_map.isComplete(shown)) m_window.clear(colourOf(m_source.style().background));
    m_map.draw(m_window, shown, insets(), time);
    if (m_map.newest()) m_pulses.draw(m_window, m_session, shown, time);
    m_gui.begin(static_cast<float>(passed));
    if (!m_plain) panels();
    m_gui.end();
    updateCursor();
    m_window.display();
}

void App::panels() {
    Wishes wishes;
    updateHover();
    mapMargin(m_session, m_panels, m_camera);
    topBar(m_session, m_panels, m_index, wishes);
    routesPanel(m_session, m_panels, wishes);
    comparisonPanel(m_session, m_panels);
    detailsPanel(m_session, m_panels, wishes);
    zoomButtons(m_panels, m_session, wishes);
    timelinePanel(m_session, m_panels);
    if (!m_gui.wantsMouse() && !m_dragFrom) hoverTip(m_session, m_under);
    fulfil(wishes);
}

void App::fulfil(const Wishes& wishes) {
    if (wishes.goTo) goTo(*wishes.goTo);
    if (wishes.home) flyTo(m_home);
    if (wishes.zoom != 0) {
        zoom(wishes.zoom);
    }
}

void App::updateHover() {
    m_under.clear();
    if (!m_mouseInside || !m_map.newest() || m_gui.wantsMouse()) return;
    const Camera shown = m_flight.at(m_camera, now());
    m_under = thingsUnder(*m_map.newest(), shown, {static_cast<double>(m_mouse.x), static_cast<double>(m_mouse.y)});
}

void App::updateCursor() {
    const bool overThing = !m_plain && !m_gui.wantsMouse() && !m_under.empty();
    const ImGuiMouseCursor wanted = overThing ? int{ImGuiMouseCursor_Hand} : ImGui::GetMouseCursor();
    if (!m_cursors.loaded || wanted == m_cursor) return;
    m_cursor = wanted;
    m_window.setMouseCursor(wanted == ImGuiMouseCursor_TextInput ? m_cursors.text
                            : wanted == ImGuiMouseCursor_Hand    ? m_cursors.hand
                                                                 : m_cursors.arrow);
}

}  // namespace corridor::viewer
