#include "table/detail/file_format.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/json_tape.h"
#include "text/blanks.h"

namespace sonder::detail {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view format;
};

using namespace std::string_view_literals;

constexpr Signature kSignatures[] = {
    {"\x1F\x8B"sv, "gzip"},
    {"BZh"sv, "bzip2"},
    {"\xFD"
     "7zXZ"sv,
     "xz"},
    {"7z\xBC\xAF"sv, "a 7-Zip archive"},
    {"\x28\xB5\x2F\xFD"sv, "Zstandard"},
    {"%PDF"sv, "PDF"},
    {"SQLite format 3"sv, "an SQLite database"},
    {"PAR1"sv, "Parquet"},
    {"ARROW1"sv, "Arrow"},
    {"{\\rtf"sv, "RTF"},
    {"\x89PNG"sv, "an image"},
    {"\xFF\xD8\xFF"sv, "an image"},
    {"GIF8"sv, "an image"},
    {"II*\0"sv, "an image"},
    {"MM\0*"sv, "an image"},
};

/// In lower case, behind blanks and a byte order mark.
constexpr Signature kMarkup[] = {{"<!doctype html"sv, "HTML"}, {"<html"sv, "HTML"},
                                 {"<head"sv, "HTML"},          {"<table"sv, "HTML"},
                                 {"<?xml"sv, "XML"},           {"<svg"sv, "an image"}};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestMarkup = 16;

std::string lower_start(std::string_view text) {
  std::string lower(text.substr(0, kLongestMarkup));
  for (char& byte : lower)
    byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
  return lower;
}

/// A number, text, true, false or null of JSON.
bool is_json_scalar(std::string_view text) {
  constexpr std::size_t kLongest = 256;
  if (text.empty() || text.size() > kLongest || text.front() == '{' || text.front() == '[') {
    return false;
  }
  return !JsonTape().read(text).has_value();
}

/// "1, 2" behind a bracket, but not "2024-01-05 10:00] started".
bool begins_list_of_scalars(std::string_view inner) {
  const std::size_t end = inner.find_first_of(" \t\r\n,]");
  if (end == std::string_view::npos || !is_json_scalar(inner.substr(0, end))) return false;
  const std::string_view behind = trim(inner.substr(end));
  if (behind.starts_with(',')) return true;
  const std::size_t next = behind.find_first_not_of(" \t", 1);
  const bool is_alone = next == std::string_view::npos || behind[next] == '\n' ||
                        behind[next] == '\r' || behind[next] == ',';
  return behind.starts_with(']') && is_alone;
}

bool is_control(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x20 && (code < '\t' || code > '\r');
}

}  // namespace

Container find_container(std::string_view prefix) {
  for (const std::string_view magic : {"PK\x03\x04"sv, "PK\x05\x06"sv, "\xD0\xCF\x11\xE0"sv}) {
    if (prefix.starts_with(magic)) return Container::kZip;
  }
  const bool is_sav = prefix.starts_with("$FL2") || prefix.starts_with("$FL3");
  return is_sav ? Container::kSav : Container::kText;
}

bool is_json(std::string_view prefix) {
  if (prefix.starts_with(kByteOrderMark)) prefix.remove_prefix(kByteOrderMark.size());
  const std::string_view text = trim(prefix);
  if (is_json_scalar(text)) return true;
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::string_view inner = trim(text.substr(1));
  if (inner.empty()) return false;
  if (text.front() == '{') return inner.front() == '"' || inner.front() == '}';
  return inner.front() == '{' || inner.front() == '[' || inner.front() == ']' ||
         inner.front() == '"' || begins_list_of_scalars(inner);
}

bool may_be_definition(std::string_view prefix) {
  if (prefix.starts_with(kByteOrderMark)) prefix.remove_prefix(kByteOrderMark.size());
  const std::string_view text = trim(prefix);
  const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  if (text.starts_with('<')) return has("<LimeSurveyDocType>");
  if (!text.starts_with('{')) return false;
  const bool has_elements = has("\"elements\"") || has("\"questions\"");
  return has("\"SurveyEntry\"") || (has_elements && has("\"type\"") && has("\"name\""));
}

std::optional<std::string_view> find_other_format(std::string_view prefix) {
  for (const Signature& signature : kSignatures) {
    if (prefix.starts_with(signature.bytes)) return signature.format;
  }
  if (prefix.starts_with(kByteOrderMark)) prefix.remove_prefix(kByteOrderMark.size());
  const std::string start = lower_start(trim(prefix));
  for (const Signature& signature : kMarkup) {
    if (start.starts_with(signature.bytes)) return signature.format;
  }
  return std::nullopt;
}

bool is_probably_text(std::string_view prefix) {
  const auto controls =
      static_cast<std::size_t>(std::count_if(prefix.begin(), prefix.end(), is_control));
  return controls * 20 <= prefix.size();
}

}  // namespace sonder::detail
