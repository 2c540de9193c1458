#pragma once

namespace corridor::viewer {

/// Throws std::runtime_error with one line that says what to do where no X11 display can be opened. SFML
/// aborts without one, so this is asked before anything of it is touched.
void expectDisplay();

}  // namespace corridor::viewer
