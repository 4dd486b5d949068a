#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace sonder {

/// Why an operation as a whole failed. The codes are stable: pages and scripts may branch on
/// them. Odd rows are not failures; they are `Issue`s.
enum class ErrorCode : std::uint8_t {
  kInvalidArgument,    ///< an option is outside its documented range
  kInvalidJson,        ///< a JSON text does not parse, lacks a member or has an unknown one
  kInvalidState,       ///< a call came at the wrong moment, such as a chunk without an import
  kEmptyFile,          ///< the file holds no bytes, or blanks only
  kNotATable,          ///< the bytes are not rows of delimited text
  kUnsupportedFormat,  ///< a format that is recognised but cannot be read yet
  kLimitExceeded,      ///< a stated limit, such as the longest row, was passed
  kNotFound,           ///< a file, profile, feature or segment of that name does not exist
  kMissingField,       ///< a mapping lacks a field that its kind of file needs
  kGroupTooSmall,      ///< a release would describe fewer people than the policy allows
};

inline constexpr std::array kAllErrorCodes = {
    ErrorCode::kInvalidArgument, ErrorCode::kInvalidJson, ErrorCode::kInvalidState,
    ErrorCode::kEmptyFile,       ErrorCode::kNotATable,   ErrorCode::kUnsupportedFormat,
    ErrorCode::kLimitExceeded,   ErrorCode::kNotFound,    ErrorCode::kMissingField,
    ErrorCode::kGroupTooSmall,
};

/// The code's stable name, such as "invalid_argument".
std::string_view to_string(ErrorCode code);

/// One failure, for people. Neither text ever holds a personal value.
struct Error {
  ErrorCode code = ErrorCode::kInvalidArgument;
  std::string message;    ///< one sentence naming the thing and the limit
  std::string hint = {};  ///< what to do about it; empty where the message says it

  friend bool operator==(const Error&, const Error&) = default;
};

/// Either a value or the reason why there is none. Test it before taking the value.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// Aborts when there is no value: asking is a bug of the caller.
  T& value() & { return *checked(std::get_if<0>(&state_)); }
  const T& value() const& { return *checked(std::get_if<0>(&state_)); }
  T&& value() && { return std::move(*checked(std::get_if<0>(&state_))); }

  /// Aborts when there is a value.
  const Error& error() const { return *checked(std::get_if<1>(&state_)); }

 private:
  template <class P>
  static P* checked(P* pointer) {
    if (pointer == nullptr) std::abort();
    return pointer;
  }

  std::variant<T, Error> state_;
};

/// What a verb returns that has nothing to say but whether it worked.
struct Done {
  friend bool operator==(Done, Done) = default;
};
using Status = Result<Done>;

}  // namespace sonder
