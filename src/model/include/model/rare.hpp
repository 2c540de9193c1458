#pragma once

#include <memory>
#include <utility>

namespace corridor::model {

/// A value that most things leave as it is by default: it then takes no more room than a pointer.
template <typename T>
class Rare {
public:
    Rare() = default;
    Rare(T value) {  // NOLINT(google-explicit-constructor): a T is a Rare<T>
        if (!(value == T{})) m_value = std::make_unique<T>(std::move(value));
    }
    Rare(const Rare& other) : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(const Rare& other) { return *this = Rare(other); }
    Rare& operator=(Rare&&) noexcept = default;
    ~Rare() = default;

    const T& operator*() const {
        static const T byDefault{};
        return m_value ? *m_value : byDefault;
    }
    const T* operator->() const { return &**this; }

    friend bool operator==(const Rare& a, const Rare& b) { return *a == *b; }

private:
    std::unique_ptr<T> m_value;
};

}  // namespace corridor::model
