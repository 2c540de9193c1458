#pragma once

#include <cpl_error.h>

#include <string>

namespace corridor::snapshot {

/// Keeps what GDAL complains about on this thread while it lives, instead of printing it.
class GdalMessages {
public:
    GdalMessages() { CPLPushErrorHandlerEx(&GdalMessages::keep, this); }
    ~GdalMessages() { CPLPopErrorHandler(); }
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    bool failed() const { return m_failed; }
    /// The first error; empty without one.
    const std::string& first() const { return m_first; }
    /// The last warning; empty without one.
    const std::string& warning() const { return m_warning; }

private:
    static void keep(CPLErr level, CPLErrorNum, const char* message) {
        auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
        if (level == CE_Warning) self->m_warning = message;
        if (level < CE_Failure) return;
        if (!self->m_failed) self->m_first = message;
        self->m_failed = true;
    }
    std::string m_first, m_warning;
    bool m_failed = false;
};

}  // namespace corridor::snapshot
