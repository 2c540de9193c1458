#include "display.hpp"

// Xlib defines words like None and Status as macros: it is included here and nowhere else.
#include <X11/Xlib.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace corridor::viewer {

void expectDisplay() {
    if (Display* display = XOpenDisplay(nullptr)) {
        XCloseDisplay(display);
        return;
    }
    const char* name = std::getenv("DISPLAY");
    const std::string which =
        name && *name ? "the display " + std::string(name) + " cannot be opened" : "DISPLAY is not set";
    throw std::runtime_error("view: there is no display to draw on (" + which + "); `corridor export` needs none");
}

}  // namespace corridor::viewer
