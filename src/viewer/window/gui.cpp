#include "gui.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <SFML/Window/Clipboard.hpp>
#include <SFML/Window/Mouse.hpp>
#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include "theme.hpp"

namespace corridor::viewer {

namespace {

constexpr std::array<std::pair<ImGuiKey_, sf::Keyboard::Key>, 20> keys{{
    {ImGuiKey_Tab, sf::Keyboard::Tab},
    {ImGuiKey_LeftArrow, sf::Keyboard::Left},
    {ImGuiKey_RightArrow, sf::Keyboard::Right},
    {ImGuiKey_UpArrow, sf::Keyboard::Up},
    {ImGuiKey_DownArrow, sf::Keyboard::Down},
    {ImGuiKey_PageUp, sf::Keyboard::PageUp},
    {ImGuiKey_PageDown, sf::Keyboard::PageDown},
    {ImGuiKey_Home, sf::Keyboard::Home},
    {ImGuiKey_End, sf::Keyboard::End},
    {ImGuiKey_Insert, sf::Keyboard::Insert},
    {ImGuiKey_Delete, sf::Keyboard::Delete},
    {ImGuiKey_Backspace, sf::Keyboard::Backspace},
    {ImGuiKey_Space, sf::Keyboard::Space},
    {ImGuiKey_Enter, sf::Keyboard::Enter},
    {ImGuiKey_Escape, sf::Keyboard::Escape},
    {ImGuiKey_A, sf::Keyboard::A},
    {ImGuiKey_C, sf::Keyboard::C},
    {ImGuiKey_V, sf::Keyboard::V},
    {ImGuiKey_X, sf::Keyboard::X},
    {ImGuiKey_Z, sf::Keyboard::Z},
}};

const char* clipboardText(void*) {
    static std::string text;
    const auto utf8 = sf::Clipboard::getString().toUtf8();
    text.assign(utf8.begin(), utf8.end());
    return text.c_str();
}

void setClipboardText(void*, const char* text) {
    const std::string utf8 = text;
    sf::Clipboard::setString(sf::String::fromUtf8(utf8.begin(), utf8.end()));
}

bool pressButton(ImGuiIO& io, const sf::Event::MouseButtonEvent& button, bool down) {
    io.MousePos = ImVec2(static_cast<float>(button.x), static_cast<float>(button.y));
    const int index = button.button == sf::Mouse::Left ? 0 : button.button == sf::Mouse::Right ? 1 : 2;
    const bool changes = io.MouseDown[index] != down;
    io.MouseDown[index] = down;
    return changes;
}

bool pressKey(ImGuiIO& io, const sf::Event::KeyEvent& key, bool down) {
    io.KeyCtrl = key.control;
    io.KeyShift = key.shift;
    io.KeyAlt = key.alt;
    if (key.code < 0 || key.code >= sf::Keyboard::KeyCount) return false;
    const bool changes = io.KeysDown[key.code] != down;
    io.KeysDown[key.code] = down;
    return changes;
}

void releaseAll(ImGuiIO& io) {
    std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
    std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
    io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
}

}  // namespace

Gui::Gui(sf::RenderWindow& window) : m_window(window) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "sfml";
    io.ConfigInputTextCursorBlink = false;  // nothing is drawn again while nobody types
    io.GetClipboardTextFn = clipboardText;
    io.SetClipboardTextFn = setClipboardText;
    for (const auto& key : keys) io.KeyMap[key.first] = key.second;
    loadFonts();
    applyStyle();
    if (!ImGui_ImplOpenGL3_Init("#version 120"))
        throw std::runtime_error("the window's panels cannot be drawn: OpenGL");
}

Gui::~Gui() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

bool Gui::handle(const sf::Event& event) {
    ImGuiIO& io = ImGui::GetIO();
    switch (event.type) {
        case sf::Event::MouseMoved:
            io.MousePos = ImVec2(static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y));
            return false;
        case sf::Event::MouseButtonPressed:
            return pressButton(io, event.mouseButton, true);
        case sf::Event::MouseButtonReleased:
            return pressButton(io, event.mouseButton, false);
        case sf::Event::MouseWheelScrolled:
            (event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel ? io.MouseWheel : io.MouseWheelH) +=
                event.mouseWheelScroll.delta;
            return false;
        case sf::Event::KeyPressed:
            return pressKey(io, event.key, true);
        case sf::Event::KeyReleased:
            return pressKey(io, event.key, false);
        case sf::Event::TextEntered:
            if (event.text.unicode >= 32 && event.text.unicode != 127) io.AddInputCharacter(event.text.unicode);
            return false;
        case sf::Event::LostFocus:
            releaseAll(io);
            return false;
        case sf::Event::MouseLeft:
            io.MousePos = ImVec2(-1e6F, -1e6F);
            return false;
        default:
            return false;
    }
}

void Gui::begin(float seconds) {
    ImGuiIO& io = ImGui::GetIO();
    const sf::Vector2u size = m_window.getSize();
    io.DisplaySize = ImVec2(static_cast<float>(size.x), static_cast<float>(size.y));
    io.DeltaTime = std::max(seconds, 1e-4F);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void Gui::end() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Gui::wantsMouse() const {
    return ImGui::GetIO().WantCaptureMouse;
}

bool Gui::wantsKeyboard() const {
    return ImGui::GetIO().WantTextInput;
}

}  // namespace corridor::viewer
