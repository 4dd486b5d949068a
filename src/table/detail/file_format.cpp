#include "table/detail/file_format.h"

#include <algorithm>
#include <cstddef>
#include <string>

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
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::string_view inner = trim(text.substr(1));
  if (inner.empty()) return false;
  if (text.front() == '{') return inner.front() == '"' || inner.front() == '}';
  return inner.front() == '{' || inner.front() == '[' || inner.front() == ']' ||
         inner.front() == '"';
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
