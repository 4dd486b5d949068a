#include "table/detail/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/sorting.h"
#include "base/utf8.h"

namespace sonder::detail {
namespace {

std::string plain_value(const XmlTag& tag, std::string_view attribute) {
  const std::string_view value = tag.value(attribute);
  return unescape_xml(value).value_or(std::string(value));
}

std::string_view last_word(std::string_view address) {
  return address.substr(address.rfind('/') + 1);  // npos + 1 is 0
}

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
}

constexpr std::size_t kCellEscapeSize = 7;  // _x000D_

/// The character that `text` begins with an escape for.
std::optional<char32_t> escaped_character(std::string_view text) {
  if (text.size() < kCellEscapeSize || text[kCellEscapeSize - 1] != '_') return std::nullopt;
  std::uint32_t code = 0;
  const char* end = text.data() + kCellEscapeSize - 1;
  const auto [stop, failure] = std::from_chars(text.data() + 2, end, code, 16);
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (failure != std::errc{} || stop != end || code == 0 || is_surrogate) return std::nullopt;
  return code;
}

}  // namespace

std::uint32_t whole_number_or(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, value);
  return failure == std::errc{} && stop == end ? value : otherwise;
}

// ---- links

void LinkSink::open(const XmlTag& tag) {
  if (tag.name != "Relationship") return;
  links.push_back({plain_value(tag, "Id"), std::string(last_word(tag.value("Type"))),
                   plain_value(tag, "Target")});
}

const PartLink* find_link(const std::vector<PartLink>& links, std::string_view type) {
  const auto found = std::find_if(links.begin(), links.end(),
                                  [type](const PartLink& link) { return link.type == type; });
  return found == links.end() ? nullptr : &*found;
}

std::string resolve_part(std::string_view from, std::string_view target) {
  std::string part(target.starts_with('/') ? std::string_view() : folder_of(from));
  while (!target.empty()) {
    const std::size_t size = std::min(target.find('/'), target.size());
    const std::string_view step = target.substr(0, size);
    if (step == "..") {
      if (!part.empty()) part.pop_back();
      part.resize(folder_of(part).size());
    } else if (!step.empty() && step != ".") {
      part += step;
      if (size < target.size()) part += '/';
    }
    target.remove_prefix(std::min(size + 1, target.size()));
  }
  return part;
}

std::string links_of_part(std::string_view part) {
  const std::string_view folder = folder_of(part);
  return std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

// ---- the workbook

void WorkbookSink::open(const XmlTag& tag) {
  if (tag.name == "sheets") in_sheets_ = true;
  if (tag.name == "workbookPr") {
    const std::string_view value = tag.value("date1904");
    is_1904 = value == "1" || value == "true";
  }
  if (!in_sheets_ || tag.name != "sheet") return;
  sheets.push_back(
      {plain_value(tag, "name"), std::string(tag.value("state")), plain_value(tag, "id")});
}

void WorkbookSink::close(std::string_view name) {
  if (name == "sheets") in_sheets_ = false;
}

// ---- styles

void StyleSink::open(const XmlTag& tag) {
  if (tag.name == "numFmts") place_ = Place::kCodes;
  if (tag.name == "cellXfs") place_ = Place::kStyles;
  if (tag.name == "numFmt" && place_ == Place::kCodes) {
    codes_.push_back({whole_number_or(tag.value("numFmtId"), 0),
                      classify_format(plain_value(tag, "formatCode"))});
  }
  if (tag.name == "xf" && place_ == Place::kStyles) {
    style_ids_.push_back(whole_number_or(tag.value("numFmtId"), 0));
  }
}

void StyleSink::close(std::string_view name) {
  if (name == "numFmts" || name == "cellXfs") place_ = Place::kElsewhere;
}

std::vector<NumberFormat> StyleSink::formats() const {
  std::vector<Code> codes = codes_;
  const auto by_id = [](const Code& a, const Code& b) { return a.id < b.id; };
  sort_stably(codes, by_id);
  std::vector<NumberFormat> found_formats;
  found_formats.reserve(style_ids_.size());
  for (const std::uint32_t id : style_ids_) {
    const auto found = std::lower_bound(codes.begin(), codes.end(), Code{id, {}}, by_id);
    const bool has_code = found != codes.end() && found->id == id;
    found_formats.push_back(has_code ? found->format : builtin_format(id));
  }
  return found_formats;
}

// ---- shared texts

void SharedTexts::add(std::string_view text) {
  bytes_ += text;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

std::string_view SharedTexts::at(std::size_t number) const {
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(bytes_).substr(begin, ends_[number] - begin);
}

bool SharedTexts::is_full(std::size_t next_bytes) const {
  constexpr std::size_t kMostBytes = std::size_t{512} << 20;
  constexpr std::size_t kMostTexts = 50'000'000;
  return bytes_.size() + next_bytes > kMostBytes || ends_.size() >= kMostTexts;
}

void SharedTextSink::open(const XmlTag& tag) {
  if (tag.name == "si") text_.clear();
  if (tag.name == "rPh") in_phonetic_ = true;
  if (tag.name == "t") in_text_ = !in_phonetic_;
}

void SharedTextSink::text(std::string_view part) {
  if (!in_text_) return;
  if (text_.size() + part.size() > kLongestCell) {
    return fail({ErrorCode::kLimitExceeded,
                 "a text is longer than " + std::to_string(kLongestCell) + " bytes, the limit"});
  }
  text_ += part;
}

void SharedTextSink::close(std::string_view name) {
  if (name == "t") in_text_ = false;
  if (name == "rPh") in_phonetic_ = false;
  if (name != "si") return;
  if (texts.is_full(text_.size())) {
    return fail({ErrorCode::kLimitExceeded, "the shared texts take more than 512 MiB, the limit"});
  }
  texts.add(replace_invalid_utf8(unescape_cell_text(text_)));
}

std::string unescape_cell_text(std::string_view text) {
  std::string plain;
  for (std::size_t mark = text.find("_x"); mark != std::string_view::npos; mark = text.find("_x")) {
    const std::optional<char32_t> character = escaped_character(text.substr(mark));
    plain += text.substr(0, character ? mark : mark + 1);
    if (character) append_utf8(plain, *character);
    text.remove_prefix(mark + (character ? kCellEscapeSize : 1));
  }
  return plain += text;
}

}  // namespace sonder::detail
