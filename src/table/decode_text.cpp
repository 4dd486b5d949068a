#include "table/decode_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bitset.h"
#include "base/utf8.h"
#include "table/detail/find_texts.h"

namespace sonder {
namespace {

bool is_utf16(Encoding encoding) {
  return encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be;
}

bool is_beyond_ascii(std::string_view text) { return !is_ascii(text); }

bool is_packed(const RawTable& table, std::size_t column) {
  return column < table.packed.size() && table.packed[column].has_value();
}

/// The texts of a column that are no packed numbers.
const TextDictionary& texts_of(const RawTable& table, std::size_t column) {
  return is_packed(table, column) ? table.packed[column]->odd_texts()
                                  : table.columns[column].dictionary;
}

// ---- the choice

void weigh_cells(const std::vector<std::string>& cells, EncodingEvidence& evidence) {
  for (const std::string& cell : cells) evidence.add(cell);
}

void weigh_texts(const TextDictionary& texts, EncodingEvidence& evidence) {
  if (is_ascii(texts.all_texts())) return;
  for (std::uint32_t code = 1; code < texts.size(); ++code) evidence.add(texts.text(code));
}

std::vector<EncodingGuess> guess_encodings(const RawTable& table) {
  EncodingEvidence evidence;
  for (const HeadRecord& record : table.titles) weigh_cells(record.cells, evidence);
  for (const HeadRecord& record : table.head) weigh_cells(record.cells, evidence);
  for (const SurplusCells& surplus : table.surplus) weigh_cells(surplus.cells, evidence);
  for (std::size_t i = 0; i < table.columns.size(); ++i) weigh_texts(texts_of(table, i), evidence);
  return rank_encodings(evidence);
}

/// What somebody chose, with what the cells say about it.
EncodingChoice take_told(Encoding told, const std::vector<EncodingGuess>& guesses) {
  EncodingChoice choice{.taken = {told, 0, "chosen by hand"}, .is_told = true};
  for (const EncodingGuess& guess : guesses) {
    if (guess.encoding == told) {
      choice.taken = guess;
    } else if (!choice.runner_up) {
      choice.runner_up = guess;
    }
  }
  return choice;
}

EncodingChoice choose_encoding(const RawTable& table, std::optional<Encoding> chosen) {
  if (chosen && is_utf16(*chosen)) {
    return {.taken = {*chosen, 1, "the file was decoded as it was read"}, .is_told = true};
  }
  if (!chosen && table.had_byte_order_mark) {
    return {.taken = {Encoding::kUtf8, 1, "the file begins with a byte order mark"}};
  }
  std::vector<EncodingGuess> guesses = guess_encodings(table);
  if (chosen) return take_told(*chosen, guesses);
  EncodingChoice choice{.taken = std::move(guesses[0])};
  if (guesses.size() > 1) choice.runner_up = std::move(guesses[1]);
  return choice;
}

// ---- the decoding

void decode_cells(std::vector<std::string>& cells, Encoding encoding) {
  for (std::string& cell : cells) {
    if (!is_ascii(cell)) cell = decode(cell, encoding);
  }
}

/// Different texts stay different, so each gets the code it had.
void decode_texts(TextDictionary& texts, const Bitset& beyond_ascii, Encoding encoding) {
  TextDictionary decoded = texts.emptied();
  for (std::uint32_t code = 1; code < texts.size(); ++code) {
    const std::string_view text = texts.text(code);
    decoded.intern(beyond_ascii.test(code) ? decode(text, encoding) : text);
  }
  texts = std::move(decoded);
}

void decode_column(RawTable& table, std::size_t column, Encoding encoding) {
  const Bitset beyond_ascii = detail::find_texts(texts_of(table, column), is_beyond_ascii);
  if (beyond_ascii.count() == 0) return;
  if (!is_packed(table, column)) {
    return decode_texts(table.columns[column].dictionary, beyond_ascii, encoding);
  }
  CodedText& coded = table.columns[column] = table.packed[column]->to_coded();
  table.packed[column].reset();
  decode_texts(coded.dictionary, detail::find_texts(coded.dictionary, is_beyond_ascii), encoding);
}

void decode_table(RawTable& table, Encoding encoding) {
  table.part = decode(table.part, encoding);
  for (HeadRecord& record : table.titles) decode_cells(record.cells, encoding);
  for (HeadRecord& record : table.head) decode_cells(record.cells, encoding);
  for (SurplusCells& surplus : table.surplus) decode_cells(surplus.cells, encoding);
  for (std::size_t i = 0; i < table.columns.size(); ++i) decode_column(table, i, encoding);
}

// ---- the report

/// What may be wrong with a text, and the words for it.
struct TextFault {
  IssueCode code;
  std::string_view words;
  bool (*is_faulty)(std::string_view text);
};

bool is_invalid_utf8(std::string_view text) { return !is_ascii(text) && !is_valid_utf8(text); }
bool has_replacement(std::string_view text) {
  return text.find("\uFFFD") != std::string_view::npos;
}

constexpr TextFault kInvalid = {IssueCode::kInvalidUtf8, " holds bytes that are not UTF-8",
                                is_invalid_utf8};
constexpr TextFault kReplaced = {IssueCode::kInvalidUtf8, " holds bytes that are not UTF-16",
                                 has_replacement};
constexpr TextFault kTwice = {IssueCode::kDoubleEncoded, " holds text that was encoded twice",
                              is_double_encoded};

void report_cell(IssueLog& issues, const TextFault& fault, std::uint64_t row, std::size_t column) {
  if (!issues.keeps(fault.code)) return issues.count_only(fault.code);
  issues.add({.code = fault.code,
              .row = row,
              .column = static_cast<std::uint32_t>(column),
              .message = "row " + std::to_string(row) + std::string(fault.words)});
}

void report_records(RawTable& table, const std::vector<HeadRecord>& records,
                    const TextFault& fault) {
  for (const HeadRecord& record : records) {
    for (std::size_t column = 0; column < record.cells.size(); ++column) {
      if (fault.is_faulty(record.cells[column])) {
        report_cell(table.issues, fault, record.row, column);
      }
    }
  }
}

/// No text of ASCII is faulty.
void report_column(RawTable& table, std::size_t column, const TextFault& fault) {
  if (is_ascii(texts_of(table, column).all_texts())) return;
  const Bitset faulty = detail::find_texts(texts_of(table, column), fault.is_faulty);
  if (faulty.count() == 0) return;
  PackedNumbers::Buffer buffer;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    const bool is_faulty = is_packed(table, column)
                               ? fault.is_faulty(table.packed[column]->text(row, buffer))
                               : faulty.test(table.columns[column].codes[row]);
    if (is_faulty) report_cell(table.issues, fault, table.file_row(row), column);
  }
}

void report_fault(RawTable& table, const TextFault& fault) {
  report_records(table, table.titles, fault);
  report_records(table, table.head, fault);
  for (std::size_t i = 0; i < table.columns.size(); ++i) report_column(table, i, fault);
}

}  // namespace

void settle_encoding(RawTable& table, std::optional<Encoding> chosen) {
  table.encoding = choose_encoding(table, chosen);
  const Encoding encoding = table.encoding.taken.encoding;
  if (encoding != Encoding::kUtf8 && !is_utf16(encoding)) decode_table(table, encoding);
  report_fault(table, is_utf16(encoding) ? kReplaced : kInvalid);
  report_fault(table, kTwice);
}

}  // namespace sonder
