#include "table/detail/sav_text.h"

#include <utility>

#include "base/utf8.h"
#include "table/detail/find_texts.h"

namespace sonder::detail {
namespace {

struct KnownEncoding {
  std::string_view name;  ///< as system files name it, in capital letters
  std::int32_t code_page;
  Encoding encoding;
};

/// US-ASCII is read as UTF-8, which it is unless the name is wrong.
constexpr KnownEncoding kKnown[] = {
    {"UTF-8", 65'001, Encoding::kUtf8},
    {"US-ASCII", 20'127, Encoding::kUtf8},
    {"WINDOWS-1250", 1250, Encoding::kWindows1250},
    {"WINDOWS-1251", 1251, Encoding::kWindows1251},
    {"WINDOWS-1252", 1252, Encoding::kWindows1252},
    {"ISO-8859-1", 28'591, Encoding::kWindows1252},
    {"ISO-8859-2", 28'592, Encoding::kLatin2},
    {"MACINTOSH", 10'000, Encoding::kMacRoman},
    {"IBM852", 852, Encoding::kIbm852},
    {"IBM866", 866, Encoding::kIbm866},
    {"UTF8", 65'001, Encoding::kUtf8},
    {"CP1250", 1250, Encoding::kWindows1250},
    {"CP1251", 1251, Encoding::kWindows1251},
    {"CP1252", 1252, Encoding::kWindows1252},
    {"LATIN1", 28'591, Encoding::kWindows1252},
    {"LATIN2", 28'592, Encoding::kLatin2},
    {"CP852", 852, Encoding::kIbm852},
    {"CP866", 866, Encoding::kIbm866},
};

constexpr std::int32_t kEncodingName = 20;

/// In capital letters, without what does not belong into a message.
std::string clean_name(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  std::string clean;
  for (const char byte : without_filling(name).substr(0, kLongest)) {
    if (byte <= ' ' || byte > '~') continue;
    clean += byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
  }
  return clean;
}

SavEncoding encoding_of_code_page(std::int32_t code_page) {
  // 2 is ASCII and 3 is ASCII with something else beyond it, which says nothing.
  if (code_page == 2 || code_page == 3) return {};
  for (const KnownEncoding& known : kKnown) {
    if (known.code_page == code_page) return {known.encoding, {}};
  }
  return {std::nullopt, "code page " + std::to_string(code_page)};
}

/// Every text of the table but its cells.
template <class Visit>
void visit_descriptions(RawTable& table, Visit visit) {
  for (std::string& name : table.head.front().cells) visit(name);
  for (ColumnLabels& labels : table.labels) {
    visit(labels.label);
    for (ColumnLabels::Value& value : labels.values) {
      visit(value.text);
      visit(value.label);
    }
    for (std::string& missing : labels.missing) visit(missing);
  }
  for (ResponseSet& set : table.response_sets) {
    visit(set.name);
    visit(set.label);
    if (set.ticked) visit(*set.ticked);
  }
}

void report(RawTable& table, const std::string& what) {
  table.issues.add({.code = IssueCode::kInvalidUtf8, .message = what});
}

Encoding guess_encoding(RawTable& table) {
  EncodingEvidence evidence;
  visit_descriptions(table, [&evidence](const std::string& text) { evidence.add(text); });
  for (const CodedText& column : table.columns) {
    for (std::uint32_t code = 1; code < column.dictionary.size(); ++code) {
      evidence.add(column.dictionary.text(code));
    }
  }
  const EncodingGuess guess = rank_encodings(evidence).front();
  if (guess.encoding != Encoding::kUtf8) {
    report(table, "the file does not say how its texts are encoded; they were read as " +
                      std::string(to_string(guess.encoding)));
  }
  return guess.encoding;
}

/// Different texts stay different, so the codes of the rows do not change.
void decode_column(CodedText& column, Encoding encoding, std::uint64_t hash_seed) {
  const TextDictionary& texts = column.dictionary;
  if (find_texts(texts, [](std::string_view text) { return !is_ascii(text); }).count() == 0) return;
  TextDictionary decoded(hash_seed);
  for (std::uint32_t code = 1; code < texts.size(); ++code) {
    decoded.intern(decode(texts.text(code), encoding));
  }
  column.dictionary = std::move(decoded);
}

void report_invalid_cells(RawTable& table, std::uint32_t position) {
  const CodedText& column = table.columns[position];
  const Bitset invalid =
      find_texts(column.dictionary, [](std::string_view cell) { return !is_valid_utf8(cell); });
  if (invalid.count() == 0) return;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (!invalid.test(column.codes[row])) continue;
    const std::uint64_t file_row = table.file_row(row);
    table.issues.add({.code = IssueCode::kInvalidUtf8,
                      .row = file_row,
                      .column = position,
                      .message = "row " + std::to_string(file_row) +
                                 " holds bytes that cannot be read as text"});
  }
}

}  // namespace

SavEncoding find_sav_encoding(const SavDictionary& dictionary) {
  const std::string name = clean_name(dictionary.extension(kEncodingName));
  if (name.empty()) {
    return dictionary.code_page ? encoding_of_code_page(*dictionary.code_page) : SavEncoding{};
  }
  for (const KnownEncoding& known : kKnown) {
    if (known.name == name) return {known.encoding, {}};
  }
  return {std::nullopt, name};
}

void decode_sav_texts(RawTable& table, const SavEncoding& told, std::uint64_t hash_seed) {
  Encoding encoding = Encoding::kUtf8;
  if (!told.unknown_name.empty()) {
    report(table, "the texts of the file are encoded as " + told.unknown_name +
                      ", which cannot be read; they were kept as they are");
  } else {
    encoding = told.encoding ? *told.encoding : guess_encoding(table);
  }
  if (encoding != Encoding::kUtf8) {
    visit_descriptions(table, [encoding](std::string& text) { text = decode(text, encoding); });
    for (CodedText& column : table.columns) decode_column(column, encoding, hash_seed);
  }
  for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
    report_invalid_cells(table, column);
  }
}

}  // namespace sonder::detail
