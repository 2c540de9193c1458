#include "interrupt.hpp"

#include <array>
#include <cstddef>

namespace corridor::cli {

namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t wasAsked = 0;

void remember(int) {
    wasAsked = 1;
}

}  // namespace

Interrupt::Interrupt() : m_before(signals.size()) {
    wasAsked = 0;
    struct sigaction action {};
    action.sa_handler = remember;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &action, &m_before[i]);
}

Interrupt::~Interrupt() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &m_before[i], nullptr);
}

bool Interrupt::asked() const {
    return wasAsked != 0;
}

}  // namespace corridor::cli
