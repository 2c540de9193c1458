#pragma once

#include <cpl_error.h>

#include <string>

namespace corridor::exchange {

/// Keeps what GDAL complains about on this thread while it lives, instead of printing it.
class GdalMessages {
public:
    GdalMessages() { CPLPushErrorHandlerEx(&GdalMessages::keep, this); }
    ~GdalMessages() { CPLPopErrorHandler(); }
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    bool hasFailed() const { return m_hasFailed; }
    /// The first error, else the last warning.
    const std::string& reason() const { return m_hasFailed ? m_failure : m_last; }
    const std::string& last() const { return m_last; }

private:
    static void CPL_STDCALL keep(CPLErr level, CPLErrorNum, const char* message) {
        auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
        if (level < CE_Warning) return;
        self->m_last = message;
        if (level < CE_Failure) return;
        if (!self->m_hasFailed) self->m_failure = message;
        self->m_hasFailed = true;
    }

    std::string m_failure, m_last;
    bool m_hasFailed = false;
};

}  // namespace corridor::exchange
