#pragma once

#include <cstdint>
#include <utility>

namespace sonder {

/// What let a value out.
struct ReleasePolicy {
  /// Groups of fewer people are not shown, and no list of fewer people is given out. 2-1,000.
  std::uint32_t minimum_group = 5;

  friend bool operator==(const ReleasePolicy&, const ReleasePolicy&) = default;
};

/// What the gate did to a value.
struct ReleaseNote {
  ReleasePolicy policy;
  std::uint64_t suppressed_cells = 0;
  std::uint64_t withheld_people = 0;  ///< left out of a list: no consent, or asked to stay unknown

  friend bool operator==(const ReleaseNote&, const ReleaseNote&) = default;
};

/// A value that passed the privacy gate. Only the gate can make one; exporters take nothing else.
template <class T>
class Released {
 public:
  const T& value() const { return value_; }
  const ReleaseNote& note() const { return note_; }

 private:
  friend class PrivacyGate;
  Released(T value, ReleaseNote note) : value_(std::move(value)), note_(note) {}

  T value_;
  ReleaseNote note_;
};

}  // namespace sonder
