#include "table/detail/sav_dictionary.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sonder::detail {
namespace {

constexpr std::uint64_t kWordBytes = 8;
constexpr std::uint64_t kLongestUnit = std::uint64_t{64} << 20;
constexpr std::int32_t kWidestSegment = 255;

constexpr std::int32_t kVariableTag = 2;
constexpr std::int32_t kLabelsTag = 3;
constexpr std::int32_t kLabelVariablesTag = 4;
constexpr std::int32_t kDocumentTag = 6;
constexpr std::int32_t kExtensionTag = 7;
constexpr std::int32_t kEndTag = 999;

std::uint64_t round_up(std::uint64_t bytes, std::uint64_t step) {
  return (bytes + step - 1) / step * step;
}

/// Machine integers, special numbers, response sets, long names and texts, number of cases,
/// response sets again, encoding, labels and missing values of long texts.
bool is_wanted(std::int32_t subtype) {
  constexpr std::int32_t kWanted[] = {3, 4, 7, 13, 14, 16, 19, 20, 21, 22};
  return std::find(std::begin(kWanted), std::end(kWanted), subtype) != std::end(kWanted);
}

Error refuse_magic(std::string_view start) {
  if (start.substr(0, 4) == "\x5B\xC6\xD3\xF2") {
    return {ErrorCode::kUnsupportedFormat,
            "an SPSS system file of a mainframe (EBCDIC) cannot be read",
            "Save it again with SPSS or PSPP on a current computer."};
  }
  if (start.find("SPSS PORT FILE") != std::string_view::npos) {
    return {ErrorCode::kUnsupportedFormat, "an SPSS portable file (.por) cannot be read",
            "Open it in SPSS or PSPP and save it as .sav."};
  }
  return {ErrorCode::kNotATable, "the file does not begin like an SPSS system file"};
}

}  // namespace

std::string_view SavDictionary::extension(std::int32_t subtype) const {
  for (const SavExtension& extension : extensions) {
    if (extension.subtype == subtype) return extension.bytes;
  }
  return {};
}

Error SavDictionaryReader::damage(std::string_view what) const {
  return {ErrorCode::kNotATable,
          "the SPSS file is damaged: " + std::string(what) + " in front of byte " +
              std::to_string(dictionary_.size),
          "Export or download the file again."};
}

void SavDictionaryReader::skip(std::string_view& piece) {
  const auto passed = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, piece.size()));
  piece.remove_prefix(passed);
  skip_ -= passed;
  dictionary_.size += passed;
}

Status SavDictionaryReader::push(std::string_view& piece) {
  while (!is_complete()) {
    skip(piece);
    const std::string_view taken = piece.substr(0, skip_ > 0 ? 0 : need_ - held_.size());
    held_ += taken;
    piece.remove_prefix(taken.size());
    dictionary_.size += taken.size();
    if (skip_ > 0 || held_.size() < need_) return Done{};
    const Status status = take_unit();
    if (!status) return status;
    held_.clear();
  }
  return Done{};
}

/// Nothing that the file cannot hold is waited for.
Status SavDictionaryReader::expect(Unit unit, std::uint64_t bytes) {
  const std::uint64_t left = file_size_ - std::min(file_size_, dictionary_.size);
  if (skip_ > left || bytes > left - skip_) {
    return Error{ErrorCode::kNotATable,
                 "the file ends at byte " + std::to_string(file_size_) +
                     ", before the descriptions of its columns are complete",
                 "It was cut off: export or download the file again."};
  }
  if (bytes > kLongestUnit) {
    return Error{ErrorCode::kLimitExceeded,
                 "a description in front of the SPSS file's rows is "
                 "longer than 64 MiB, the limit"};
  }
  unit_ = unit;
  need_ = static_cast<std::size_t>(bytes);
  return Done{};
}

Status SavDictionaryReader::take_unit() {
  switch (unit_) {
    case Unit::kHeader: return take_header();
    case Unit::kTag: return take_tag();
    case Unit::kVariable: return take_variable();
    case Unit::kVariableLabelSize: return take_variable_label_size();
    case Unit::kVariableLabel: return take_variable_label();
    case Unit::kMissing: take_missing(); return expect(Unit::kTag, 4);
    case Unit::kLabelCount: labels_due_ = static_cast<std::uint32_t>(integer(0)); break;
    case Unit::kLabelValue: return take_label_value();
    case Unit::kLabelText: return take_label_text();
    case Unit::kLabelTag:
      if (integer(0) != kLabelVariablesTag) return damage("labels belong to no variable");
      return expect(Unit::kLabelVariableCount, 4);
    case Unit::kLabelVariableCount: return take_label_variable_count();
    case Unit::kLabelVariables: take_label_variables(); return expect(Unit::kTag, 4);
    case Unit::kDocumentLines:
      skip_ = std::uint64_t{static_cast<std::uint32_t>(integer(0))} * 80;
      return expect(Unit::kTag, 4);
    case Unit::kExtension: return take_extension();
    case Unit::kExtensionBytes: return take_extension_bytes();
    case Unit::kFiller:
    case Unit::kComplete: unit_ = Unit::kComplete; return Done{};
  }
  return expect_label();
}

// ---- the first record

Status SavDictionaryReader::take_header() {
  constexpr std::size_t kLayout = 64;
  const std::string_view magic = std::string_view(held_).substr(0, 4);
  if (magic != "$FL2" && magic != "$FL3") return refuse_magic(held_);
  const auto is_layout = [](std::int32_t code) { return code == 2 || code == 3; };
  dictionary_.bytes.is_big_endian = !is_layout(integer(kLayout));
  if (!is_layout(integer(kLayout))) return damage("its byte order is unknown");
  const std::int32_t compression = integer(72);
  if (compression < 0 || compression > 2) {
    return Error{
        ErrorCode::kUnsupportedFormat,
        "the SPSS file is compressed in an unknown way (" + std::to_string(compression) + ")",
        "Save it again as .sav."};
  }
  dictionary_.compression = static_cast<SavCompression>(compression);
  dictionary_.weight_element = dictionary_.bytes.word32(&held_[76]);
  dictionary_.case_count = std::max(integer(80), -1);
  dictionary_.bias = dictionary_.bytes.number(&held_[84]);
  if (!std::isfinite(dictionary_.bias)) return damage("its numbers are not IEEE 754");
  return expect(Unit::kTag, 4);
}

Status SavDictionaryReader::take_tag() {
  const std::int32_t tag = integer(0);
  if (tag != kVariableTag && continuations_due_ > 0) return damage("a long text lacks its end");
  switch (tag) {
    case kVariableTag: return expect(Unit::kVariable, 28);
    case kLabelsTag: dictionary_.label_sets.emplace_back(); return expect(Unit::kLabelCount, 4);
    case kDocumentTag: return expect(Unit::kDocumentLines, 4);
    case kExtensionTag: return expect(Unit::kExtension, 12);
    case kEndTag: return expect(Unit::kFiller, 4);
    default: return damage("there is a record of an unknown kind");
  }
}

// ---- variables

Status SavDictionaryReader::take_variable() {
  const std::int32_t width = integer(0);
  if (++dictionary_.element_count > limits_.row_bytes / kWordBytes) {
    return Error{ErrorCode::kLimitExceeded, "a row of the SPSS file is longer than " +
                                                std::to_string(limits_.row_bytes) +
                                                " bytes, the limit of one row"};
  }
  if ((width == -1) != (continuations_due_ > 0)) return damage("a long text does not fit together");
  if (width == -1) {
    --continuations_due_;
    return expect(Unit::kTag, 4);
  }
  if (width < 0 || width > kWidestSegment) return damage("a variable has an impossible width");
  return add_variable(width);
}

Status SavDictionaryReader::add_variable(std::int32_t width) {
  missing_count_ = integer(8);
  const bool has_range = missing_count_ == -2 || missing_count_ == -3;
  if (!has_range && (missing_count_ < 0 || missing_count_ > 3)) {
    return damage("a variable has an impossible number of missing values");
  }
  missing_count_ = std::abs(missing_count_);
  SavVariable variable;
  variable.short_name = without_filling(std::string_view(held_).substr(20, 8));
  variable.width = width;
  variable.format = static_cast<std::uint8_t>(integer(12) >> 16 & 0xFF);
  variable.element = dictionary_.element_count - 1;
  variable.has_missing_range = has_range && width == 0;
  dictionary_.variables.push_back(std::move(variable));
  continuations_due_ = width <= 8 ? 0 : static_cast<std::uint32_t>(width - 1) / 8;
  return integer(4) == 0 ? expect_missing() : expect(Unit::kVariableLabelSize, 4);
}

Status SavDictionaryReader::take_variable_label_size() {
  label_bytes_ = static_cast<std::uint32_t>(integer(0));
  return expect(Unit::kVariableLabel, round_up(label_bytes_, 4));
}

Status SavDictionaryReader::take_variable_label() {
  dictionary_.variables.back().label = held_.substr(0, label_bytes_);
  return expect_missing();
}

Status SavDictionaryReader::expect_missing() {
  return expect(Unit::kMissing, kWordBytes * static_cast<std::uint32_t>(missing_count_));
}

void SavDictionaryReader::take_missing() {
  for (std::size_t at = 0; at < held_.size(); at += kWordBytes) {
    SavWord& word = dictionary_.variables.back().missing.emplace_back();
    std::copy_n(held_.begin() + static_cast<std::ptrdiff_t>(at), word.size(), word.begin());
  }
}

// ---- labels of values

Status SavDictionaryReader::expect_label() {
  return labels_due_ > 0 ? expect(Unit::kLabelValue, kWordBytes + 1) : expect(Unit::kLabelTag, 4);
}

Status SavDictionaryReader::take_label_value() {
  SavLabelSet::Entry& entry = dictionary_.label_sets.back().entries.emplace_back();
  std::copy_n(held_.begin(), entry.value.size(), entry.value.begin());
  label_bytes_ = static_cast<unsigned char>(held_[kWordBytes]);
  return expect(Unit::kLabelText, round_up(label_bytes_ + 1, kWordBytes) - 1);
}

Status SavDictionaryReader::take_label_text() {
  dictionary_.label_sets.back().entries.back().label = held_.substr(0, label_bytes_);
  --labels_due_;
  return expect_label();
}

Status SavDictionaryReader::take_label_variable_count() {
  const auto count = static_cast<std::uint32_t>(integer(0));
  if (count > dictionary_.element_count) return damage("labels belong to too many variables");
  return expect(Unit::kLabelVariables, std::uint64_t{count} * 4);
}

void SavDictionaryReader::take_label_variables() {
  std::vector<std::uint32_t>& elements = dictionary_.label_sets.back().elements;
  for (std::size_t at = 0; at < held_.size(); at += 4) {
    elements.push_back(static_cast<std::uint32_t>(integer(at)));
  }
}

// ---- extensions

Status SavDictionaryReader::take_extension() {
  const std::uint64_t bytes = std::uint64_t{static_cast<std::uint32_t>(integer(4))} *
                              static_cast<std::uint32_t>(integer(8));
  if (!is_wanted(integer(0))) {
    skip_ = bytes;
    return expect(Unit::kTag, 4);
  }
  dictionary_.extensions.push_back({integer(0), {}});
  return expect(Unit::kExtensionBytes, bytes);
}

Status SavDictionaryReader::take_extension_bytes() {
  constexpr std::int32_t kMachineIntegers = 3;
  constexpr std::int32_t kSpecialNumbers = 4;
  constexpr std::int32_t kManyCases = 16;
  const std::int32_t subtype = dictionary_.extensions.back().subtype;
  if (subtype == kMachineIntegers && held_.size() == 32) {
    if (integer(16) > 1) return damage("its numbers are not IEEE 754");
    dictionary_.code_page = integer(28);
  } else if (subtype == kSpecialNumbers && held_.size() == 24) {
    take_special_numbers();
  } else if (subtype == kManyCases && held_.size() == 16) {
    const std::uint64_t count = dictionary_.bytes.word(&held_[8], 8);
    if (count <= INT64_MAX) dictionary_.case_count = static_cast<std::int64_t>(count);
  } else {
    dictionary_.extensions.back().bytes = std::move(held_);
  }
  return expect(Unit::kTag, 4);
}

void SavDictionaryReader::take_special_numbers() {
  dictionary_.no_value = dictionary_.bytes.number(held_.data());
  dictionary_.highest = dictionary_.bytes.number(held_.data() + 8);
  dictionary_.lowest = dictionary_.bytes.number(held_.data() + 16);
}

}  // namespace sonder::detail
