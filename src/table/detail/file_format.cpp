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
    {"PK\x03\x04"sv, "a ZIP archive or XLSX workbook"},
    {"PK\x05\x06"sv, "an empty ZIP archive"},
    {"\x1F\x8B"sv, "gzip"},
    {"BZh"sv, "bzip2"},
    {"\xFD"
     "7zXZ"sv,
     "xz"},
    {"7z\xBC\xAF"sv, "a 7-Zip archive"},
    {"\x28\xB5\x2F\xFD"sv, "Zstandard"},
    {"%PDF"sv, "PDF"},
    {"$FL2"sv, "SPSS"},
    {"$FL3"sv, "SPSS"},
    {"\xD0\xCF\x11\xE0"sv, "an old Excel or Word file"},
    {"SQLite format 3"sv, "an SQLite database"},
    {"PAR1"sv, "Parquet"},
    {"ARROW1"sv, "Arrow"},
    {"{\\rtf"sv, "RTF"},
    {"\xFF\xFE"sv, "UTF-16 text"},
    {"\xFE\xFF"sv, "UTF-16 text"},
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

/// An object with a quoted name, or a list of objects.
bool is_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::string_view inner = trim(text.substr(1));
  return !inner.empty() && inner.front() == (text.front() == '{' ? '"' : '{');
}

/// Every second byte of plain UTF-16 is NUL, whichever comes first.
bool is_utf16(std::string_view prefix) {
  if (prefix.size() < 4) return false;
  std::size_t nul_at[2] = {0, 0};
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (prefix[i] == '\0') ++nul_at[i & 1U];
  }
  const std::size_t half = prefix.size() / 2;
  const auto [fewer, more] = std::minmax(nul_at[0], nul_at[1]);
  return more * 10 >= half * 7 && fewer * 10 <= half;
}

bool is_control(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x20 && (code < '\t' || code > '\r');
}

}  // namespace

std::optional<std::string_view> find_other_format(std::string_view prefix) {
  for (const Signature& signature : kSignatures) {
    if (prefix.starts_with(signature.bytes)) return signature.format;
  }
  if (is_utf16(prefix)) return "UTF-16 text";
  if (prefix.starts_with(kByteOrderMark)) prefix.remove_prefix(kByteOrderMark.size());
  const std::string_view text = trim(prefix);
  if (is_json(text)) return "JSON";
  const std::string start = lower_start(text);
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
