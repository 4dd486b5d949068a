#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// One invented table of 84 records and 9 columns, written with one thing wrong at a time: the
/// 2,290 files of the Pollock benchmark (Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann,
/// "Pollock: A Data Loading Benchmark", PVLDB 16(8), 2023), made again in our own words around a
/// table of our own. The same seed gives the same bytes everywhere.
namespace sonder::testing {

using Record = std::vector<std::string>;
using Records = std::vector<Record>;

struct SourceCell {
  std::string text;
  bool is_quoted = false;  ///< the writer puts it between quote marks
};
using SourceRecord = std::vector<SourceCell>;

/// How a file is written where nothing is wrong with it.
struct WritingStyle {
  std::string delimiter = ",";
  char quote = '"';
  std::string escaped_quote = "\"\"";  ///< a quote mark inside a quoted cell
  std::string line_end = "\r\n";
};

/// One polluted file, and what it holds when read right.
struct Pollution {
  std::string kind;  ///< "row, extra quote"
  std::string name;  ///< "row_extra_quote_10_2"
  std::string bytes;
  Records expected;  ///< every record that is not blank, as its writer meant it
};

// ---- the source table

class SourceWords {
 public:
  explicit SourceWords(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1'664'525U + 1'013'904'223U;
    return (state_ >> 16) % limit;
  }
  template <std::size_t N>
  std::string pick(const char* const (&words)[N]) {
    return words[below(N)];
  }

 private:
  std::uint32_t state_;
};

inline std::string two_digits(std::uint32_t number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

inline std::string describe_article(SourceWords& words) {
  static constexpr const char* kOpenings[] = {"Made for rain, wind and mud", "Our lightest yet",
                                              "Warm, soft and easy to wash", "Children's favourite",
                                              "Knitted by hand in small lots"};
  static constexpr const char* kEndings[] = {", with two pockets.", ", and it won't fade.",
                                             "; folds into its own 9\" bag.", ", in four colours.",
                                             "."};
  const std::string opening = words.pick(kOpenings);
  return opening + words.pick(kEndings);
}

inline SourceRecord make_source_record(std::uint32_t row, SourceWords& words) {
  static constexpr const char* kArticles[] = {"Walking Boots",
                                              "Men's Jersey, Short-Sleeve",
                                              "Garden Table, Round 48\"",
                                              "Women's Vest",
                                              "Travel Lock",
                                              "Kids' Hat, Striped",
                                              "Wool Scarf",
                                              "Shelf 24\""};
  static constexpr const char* kNotes[] = {"", "", "", "gift", "ask for size"};
  const std::string id = std::to_string(1'000 + words.below(9'000));
  const std::string article = words.pick(kArticles);
  // Compilers may draw the parts of one expression in any order.
  const std::string whole_price = std::to_string(words.below(90));
  const std::string price = "$" + whole_price + "." + two_digits(words.below(100));
  const bool is_quoted = article.find_first_of(",\"") != std::string::npos;
  return {{two_digits(1 + row % 28) + "/" + two_digits(1 + row / 28) + "/2024"},
          {two_digits(row / 4) + ":" + two_digits(row % 4 * 15)},
          {std::to_string(words.below(40))},
          {"AB-" + id},
          {price},
          {article, is_quoted},
          {describe_article(words), true},
          {"https://shop.example/article/" + id + ".html", true},
          {words.pick(kNotes)}};
}

inline std::vector<SourceRecord> make_source() {
  std::vector<SourceRecord> records = {{{"DATE"},
                                        {"TIME"},
                                        {"Quantity"},
                                        {"ArticleId"},
                                        {"Price"},
                                        {"Article"},
                                        {"Description", true},
                                        {"Link", true},
                                        {"Note"}}};
  SourceWords words(20'240'229);
  for (std::uint32_t row = 0; row < 83; ++row) records.push_back(make_source_record(row, words));
  return records;
}

// ---- writing

inline std::string write_cell(const SourceCell& cell, const WritingStyle& style) {
  if (!cell.is_quoted) return cell.text;
  std::string text(1, style.quote);
  for (const char byte : cell.text) {
    if (byte == '"') text += style.escaped_quote;
    if (byte != '"') text += byte;
  }
  return text + style.quote;
}

inline std::string write_record(const SourceRecord& record, const WritingStyle& style) {
  std::string line;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (i > 0) line += style.delimiter;
    line += write_cell(record[i], style);
  }
  return line;
}

inline std::string write_file(const std::vector<SourceRecord>& records,
                              const WritingStyle& style = {}) {
  std::string bytes;
  for (const SourceRecord& record : records) bytes += write_record(record, style) + style.line_end;
  return bytes;
}

inline Record texts_of(const SourceRecord& record) {
  Record texts;
  for (const SourceCell& cell : record) texts.push_back(cell.text);
  return texts;
}

inline Records texts_of(const std::vector<SourceRecord>& records) {
  Records texts;
  for (const SourceRecord& record : records) texts.push_back(texts_of(record));
  return texts;
}

// ---- one record changed

/// The file with `line` in place of one record that then means `record`.
inline Pollution with_record(const std::vector<SourceRecord>& source, std::size_t row,
                             const std::string& line, Record record) {
  const WritingStyle style;
  Pollution pollution;
  for (std::size_t i = 0; i < source.size(); ++i) {
    pollution.bytes += (i == row ? line : write_record(source[i], style)) + style.line_end;
  }
  pollution.expected = texts_of(source);
  pollution.expected[row] = std::move(record);
  return pollution;
}

inline std::string place(std::size_t row, std::size_t column) {
  return std::to_string(row) + "_" + std::to_string(column);
}

/// One delimiter too many in front of a cell.
inline Pollution with_more_delimiters(const std::vector<SourceRecord>& source, std::size_t row,
                                      std::size_t column) {
  SourceRecord record = source[row];
  record.insert(record.begin() + static_cast<std::ptrdiff_t>(column), SourceCell{});
  Pollution pollution = with_record(source, row, write_record(record, {}), texts_of(record));
  pollution.kind = "row, delimiter too many";
  pollution.name = "row_more_delimiters_" + place(row, column);
  return pollution;
}

/// What two cells mean when nothing parts them: two quoted ones look like one with a doubled mark
/// inside; otherwise what is written is what there is.
inline std::string merge_cells(const SourceCell& left, const SourceCell& right) {
  if (left.is_quoted && right.is_quoted) return left.text + '"' + right.text;
  if (left.is_quoted && right.text.empty()) return left.text;
  return write_cell(left, {}) + write_cell(right, {});
}

/// The delimiter in front of a cell is lost.
inline Pollution with_less_delimiters(const std::vector<SourceRecord>& source, std::size_t row,
                                      std::size_t column) {
  const SourceRecord& record = source[row];
  std::string line;
  Record expected;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (i > 0 && i != column) line += ',';
    line += write_cell(record[i], {});
    if (i != column) expected.push_back(record[i].text);
    if (i == column) expected.back() = merge_cells(record[i - 1], record[i]);
  }
  Pollution pollution = with_record(source, row, line, std::move(expected));
  pollution.kind = "row, delimiter lost";
  pollution.name = "row_less_delimiters_" + place(row, column);
  return pollution;
}

/// A quote mark in front of a cell's text, as if typed by mistake.
inline Pollution with_extra_quote(const std::vector<SourceRecord>& source, std::size_t row,
                                  std::size_t column) {
  std::string line;
  Record expected = texts_of(source[row]);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i > 0) line += ',';
    std::string cell = write_cell(source[row][i], {});
    if (i == column) cell.insert(cell.begin(), '"');
    line += cell;
  }
  expected[column].insert(expected[column].begin(), '"');
  Pollution pollution = with_record(source, row, line, std::move(expected));
  pollution.kind = "row, extra quote";
  pollution.name = "row_extra_quote_" + place(row, column);
  return pollution;
}

/// One record is delimited by blanks.
inline Pollution with_blanks_between(const std::vector<SourceRecord>& source, std::size_t row) {
  const std::string line = write_record(source[row], {.delimiter = " "});
  Pollution pollution = with_record(source, row, line, texts_of(source[row]));
  pollution.kind = "row, other delimiter";
  pollution.name = "row_delimiter_blank_" + std::to_string(row);
  return pollution;
}

// ---- the whole file changed

inline Pollution a_file(std::string kind, std::string name, std::string bytes, Records expected) {
  return {std::move(kind), std::move(name), std::move(bytes), std::move(expected)};
}

inline Pollution in_style(const char* kind, const char* name,
                          const std::vector<SourceRecord>& source, const WritingStyle& style) {
  return a_file(kind, name, write_file(source, style), texts_of(source));
}

/// The source with `count` records like its header in front of it.
inline Pollution with_header_rows(const std::vector<SourceRecord>& source, std::size_t count) {
  std::vector<SourceRecord> records = source;
  records.insert(records.begin(), count, source.front());
  return a_file("file, header rows", "file_header_rows_" + std::to_string(count + 1),
                write_file(records), texts_of(records));
}

/// A second table of so many columns behind the first.
inline Pollution with_second_table(const std::vector<SourceRecord>& source, std::size_t columns) {
  std::vector<SourceRecord> records = source;
  for (std::size_t row = 0; row < source.size(); ++row) {
    SourceRecord record;
    for (std::size_t i = 0; i < columns; ++i) {
      record.push_back({row == 0 ? "field " + std::to_string(i) : std::to_string(row * i)});
    }
    records.push_back(std::move(record));
  }
  return a_file("file, two tables", "file_two_tables_" + std::to_string(columns),
                write_file(records), texts_of(records));
}

inline Pollution with_preamble(const std::vector<SourceRecord>& source) {
  std::vector<SourceRecord> records = source;
  records.insert(records.begin(), 2, SourceRecord(9));
  records.front().front().text = "PREAMBLE";
  return a_file("file, preamble", "file_preamble", write_file(records), texts_of(records));
}

/// Calls `visit` with the 22 files that are polluted as a whole, the clean one first.
template <class Visit>
void with_polluted_files(Visit visit) {
  const std::vector<SourceRecord> source = make_source();
  const std::string bytes = write_file(source);
  const Records all = texts_of(source);
  visit(a_file("clean", "source", bytes, all));
  visit(a_file("file, no payload", "file_no_payload", "", {}));
  visit(a_file("file, end", "file_no_final_line_end", bytes.substr(0, bytes.size() - 2), all));
  visit(a_file("file, end", "file_double_final_line_end", bytes + "\r\n", all));
  const std::vector<SourceRecord> rows(source.begin() + 1, source.end());
  visit(a_file("file, no header", "file_no_header", write_file(rows), texts_of(rows)));
  visit(with_header_rows(source, 1));
  visit(with_header_rows(source, 2));
  visit(with_preamble(source));
  for (const std::size_t columns : {8U, 9U, 10U}) visit(with_second_table(source, columns));
  for (const std::ptrdiff_t count : {1, 2}) {
    const std::vector<SourceRecord> first(source.begin(), source.begin() + count);
    visit(a_file("file, few records", "file_records_" + std::to_string(count), write_file(first),
                 texts_of(first)));
  }
  visit(in_style("file, delimiter", "file_delimiter_blank", source, {.delimiter = " "}));
  visit(in_style("file, delimiter", "file_delimiter_comma_blank", source, {.delimiter = ", "}));
  visit(in_style("file, delimiter", "file_delimiter_semicolon", source, {.delimiter = ";"}));
  visit(in_style("file, delimiter", "file_delimiter_tab", source, {.delimiter = "\t"}));
  visit(in_style("file, quote", "file_quote_apostrophe", source,
                 {.quote = '\'', .escaped_quote = "\""}));
  visit(in_style("file, escape", "file_escape_backslash", source, {.escaped_quote = "\\\""}));
  visit(in_style("file, escape", "file_escape_none", source, {.escaped_quote = "\""}));
  visit(in_style("file, record end", "file_record_end_lf", source, {.line_end = "\n"}));
  visit(in_style("file, record end", "file_record_end_cr", source, {.line_end = "\r"}));
}

/// Calls `visit` with the 2,268 files in which one record is polluted.
template <class Visit>
void with_polluted_records(Visit visit) {
  const std::vector<SourceRecord> source = make_source();
  for (std::size_t row = 0; row < source.size(); ++row) {
    for (std::size_t column = 0; column < source[row].size(); ++column) {
      visit(with_more_delimiters(source, row, column));
      if (column > 0) visit(with_less_delimiters(source, row, column));
      visit(with_extra_quote(source, row, column));
    }
    visit(with_blanks_between(source, row));
  }
}

/// Calls `visit` with each of the 2,290 files in turn.
template <class Visit>
void with_pollutions(Visit visit) {
  with_polluted_files(visit);
  with_polluted_records(visit);
}

// ---- beyond the published ones

inline std::string every_second_line_end(const std::vector<SourceRecord>& source) {
  std::string bytes;
  constexpr std::string_view kLineEnds[] = {"\r\n", "\n", "\r"};
  for (std::size_t i = 0; i < source.size(); ++i) {
    bytes += write_record(source[i], {});
    bytes += kLineEnds[i % 3];
  }
  return bytes;
}

inline std::vector<SourceRecord> with_every_cell(std::vector<SourceRecord> source, bool is_quoted) {
  for (SourceRecord& record : source) {
    for (SourceCell& cell : record) cell.is_quoted = is_quoted || cell.is_quoted;
  }
  return source;
}

/// Calls `visit` with further files that shops and survey tools are known to write.
template <class Visit>
void with_more_pollutions(Visit visit) {
  const std::vector<SourceRecord> source = make_source();
  const Records all = texts_of(source);
  const std::string bytes = write_file(source);
  visit(in_style("more, delimiter", "more_delimiter_bar", source, {.delimiter = "|"}));
  visit(in_style("more, delimiter", "more_delimiter_caret", source, {.delimiter = "^"}));
  visit(in_style("more, delimiter", "more_delimiter_tilde", source, {.delimiter = "~"}));
  visit(in_style("more, delimiter", "more_delimiter_semicolon_blank", source, {.delimiter = "; "}));
  const std::vector<SourceRecord> quoted = with_every_cell(source, true);
  visit(in_style("more, delimiter", "more_delimiter_colon", quoted, {.delimiter = ":"}));
  visit(in_style("more, delimiter", "more_delimiter_blank_quoted", quoted, {.delimiter = " "}));
  visit(in_style("more, quote", "more_quote_every_cell", quoted, {}));
  visit(in_style("more, quote", "more_quote_every_cell_lf", quoted, {.line_end = "\n"}));
  visit(in_style("more, escape", "more_escape_caret", source, {.escaped_quote = "^\""}));
  visit(a_file("more, record end", "more_record_end_mixed", every_second_line_end(source), all));
  visit(in_style("more, record end", "more_record_end_doubled", source, {.line_end = "\r\n\r\n"}));
  visit(in_style("more, record end", "more_record_end_cr_crlf", source, {.line_end = "\r\r\n"}));
  visit(in_style("more, trailing delimiter", "more_trailing_delimiter", source,
                 {.line_end = ",\r\n"}));
  visit(a_file("more, start", "more_sep_line", "sep=,\r\n" + bytes, all));
  visit(a_file("more, start", "more_byte_order_mark", "\xEF\xBB\xBF" + bytes, all));
  visit(a_file("more, start", "more_blank_lines", "\r\n\r\n" + bytes, all));
  Records titled = all;
  titled.insert(titled.begin(), {"Orders of the spring season"});
  visit(a_file("more, title", "more_title", "Orders of the spring season\r\n" + bytes, titled));
  titled.front() = {"# written by the shop", " 2024"};
  visit(a_file("more, title", "more_remark", "# written by the shop, 2024\r\n" + bytes, titled));
  Records footed = all;
  footed.push_back({"83 rows"});
  visit(a_file("more, end", "more_footer", bytes + "83 rows\r\n", footed));
  visit(a_file("more, end", "more_blank_tail", bytes + ",,,,,,,,\r\n,,,,,,,,\r\n\r\n", all));
  visit(a_file("more, end", "more_cut_off", bytes.substr(0, bytes.size() - 60), all));
}

}  // namespace sonder::testing
