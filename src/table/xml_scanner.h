#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sonder {

/// Names are without their namespace prefix; values as written, see `unescape_xml`.
struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};

struct XmlTag {
  std::string_view name;
  std::vector<XmlAttribute> attributes;

  /// The first attribute of that name, its entities not resolved; empty when there is none.
  std::string_view value(std::string_view attribute) const;
};

/// What an XmlScanner finds is told to one of these. Views are valid during the call.
class XmlSink {
 public:
  XmlSink() = default;
  XmlSink(const XmlSink&) = delete;
  XmlSink& operator=(const XmlSink&) = delete;
  virtual ~XmlSink() = default;

  virtual void open(const XmlTag& tag) = 0;
  /// A part of the text of an element, entities resolved. May come in any number of parts.
  virtual void text(std::string_view part) = 0;
  virtual void close(std::string_view name) = 0;

  /// Why nothing more should be read; the scanner stops.
  const std::optional<Error>& error() const { return error_; }

 protected:
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

 private:
  std::optional<Error> error_;
};

/// Reads one XML document in UTF-8 piece by piece (XML 1.0, fifth edition), holding back at most
/// one tag. Tags must match; document type declarations, and so entities of the document's own,
/// are refused; comments and processing instructions are skipped. Namespaces are not looked at.
/// The events do not depend on where the pieces were cut, but for how texts are parted.
/// O(bytes).
class XmlScanner {
 public:
  static constexpr std::size_t kDeepest = 100;  ///< elements within one another
  static constexpr std::size_t kLongestTag = std::size_t{64} << 10;

  /// Errors: kNotATable naming the byte, kLimitExceeded, the sink's. Nothing may be pushed then.
  Status push(std::string_view piece, XmlSink& sink);
  /// The document has ended. Errors: kNotATable when it did so too early.
  Status finish() const;

 private:
  enum class State : std::uint8_t { kText, kOpening, kTag, kComment, kCdata, kInstruction };

  std::size_t step(std::string_view piece, XmlSink& sink);
  std::size_t take_text(std::string_view piece, XmlSink& sink);
  std::size_t take_opening(std::string_view piece);
  std::size_t take_tag(std::string_view piece, XmlSink& sink);
  std::size_t take_until(std::string_view mark, std::string_view piece, XmlSink& sink);
  std::size_t find_tag_end(std::string_view piece);
  void resolve(std::string_view run, XmlSink& sink);
  std::size_t take_entity(std::string_view run, XmlSink& sink);
  void deliver(std::string_view run, XmlSink& sink);
  void read_tag(std::string_view tag, XmlSink& sink);
  void read_attributes(std::string_view rest);
  void close_element(std::string_view name, XmlSink& sink);
  void enter(std::string_view name);
  void fail(std::string_view what, ErrorCode code = ErrorCode::kNotATable);

  State state_ = State::kText;
  std::uint64_t offset_ = 0;        ///< bytes taken so far
  std::uint64_t token_offset_ = 0;  ///< where the tag or text being read began
  std::string held_;                ///< what a piece cut: the start of a tag
  std::string entity_;              ///< or of an entity
  char quote_ = '\0';               ///< the mark that the value being read ends with
  std::size_t matched_ = 0;         ///< bytes of the mark that ends a comment or the like
  bool follows_return_ = false;
  bool has_root_ = false;
  std::string open_names_;  ///< of the elements around, one behind the other
  std::vector<std::size_t> open_starts_;
  XmlTag tag_;
  std::optional<Error> error_;
};

/// The text with its entities resolved; absent when one of them is not known.
std::optional<std::string> unescape_xml(std::string_view text);

}  // namespace sonder
