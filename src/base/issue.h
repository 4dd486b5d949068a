#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {

/// What was odd about one cell, row or file. The rest of the import goes on.
enum class IssueCode : std::uint8_t {
  kShortRow,          ///< fewer cells than columns; the missing ones are empty
  kLongRow,           ///< more cells than columns; the surplus is kept in `Table::surplus`
  kBlankRow,          ///< a row without any text, skipped
  kUnclosedQuote,     ///< a quoted cell that the end of the file closed
  kStrayQuote,        ///< text after a closing quote, kept; or quote marks that were mended
  kTitleLine,         ///< a record in front of the header, kept in `Table::titles`
  kDoubtfulDialect,   ///< no delimiter fits the whole file well; it was read with the best one
  kBrokenRecord,      ///< a record that cannot be read at all; left out and counted
  kTruncatedFile,     ///< the file ends in the middle of a record; what came before is kept
  kInvalidUtf8,       ///< bytes that are not text in the encoding taken; shown as U+FFFD
  kDoubleEncoded,     ///< text that was encoded twice, such as "Ã³" for "ó"; kept as it is
  kRepeatedKey,       ///< an object with a name twice; the last value counts
  kLargeNumber,       ///< a number beyond 2^53, kept as text
  kErrorCell,         ///< a spreadsheet cell that holds an error such as #DIV/0!; empty
  kOddValue,          ///< a cell that does not fit its column's type; typed as missing
  kAmbiguousDates,    ///< day and month could be either way round in the whole column
  kAmbiguousNumbers,  ///< the comma could group thousands or start decimals in the whole column
  kMixedCurrencies,   ///< a column of amounts in several currencies, or partly in none
  kMixedZones,        ///< some moments of a column carry a time zone and others none
  kRepeatedName,      ///< two columns share a name; both are kept
  kUnnamedColumn,     ///< a column without a name was given one
  kMissingCustomer,   ///< a row that names no customer; counted, linked to nobody
  kMissingDate,       ///< an order without a date; kept out of everything that needs one
  kMissingAmount,     ///< an order without an amount
  kRepeatedRecord,    ///< an identifier that should be unique occurs again
  kTotalRow,          ///< a last row that adds up those above it; left out
  kUnknownOrder,      ///< an order line whose order is in no file
  kUnknownProduct,    ///< an order line whose product is in no list of products
  kOtherCurrency,     ///< an order in another currency than most; left out of sums
  kMixedLineEnds,     ///< some rows of a text file end otherwise than most
  kScaleFromOne,      ///< a recommendation question asked on 1-10 rather than 0-10
  kWrongNumber,       ///< a registration number that nobody can have; kept as it is
  kUnexpectedChoice,  ///< a value that is none of those that a field may have; kept as it is
  kPlaceholder,       ///< an id or e-mail address that is nobody's own, such as "guest"; not used
  kUndatedAge,        ///< ages of a file whose day nobody told; kept as they are
};

inline constexpr std::size_t kIssueCodeCount = static_cast<std::size_t>(IssueCode::kUndatedAge) + 1;

/// The code's stable name, such as "short_row".
std::string_view to_string(IssueCode code);

/// Points at the place and never holds a personal value.
struct Issue {
  IssueCode code = IssueCode::kOddValue;
  /// Record number in the file as a spreadsheet counts it: the header is row 1.
  /// 0 means the whole column or file.
  std::uint64_t row = 0;
  /// Column from 0; absent when the whole row or file is meant.
  std::optional<std::uint32_t> column = std::nullopt;
  std::string message = {};  ///< one sentence

  friend bool operator==(const Issue&, const Issue&) = default;
};

/// Counts every issue and keeps the first ones of each code, so that a file with a million odd
/// rows costs no more than one with a hundred.
class IssueLog {
 public:
  static constexpr std::size_t kKeptPerCode = 100;

  void add(Issue issue);
  /// True while `add` would still keep an issue of this code; spares building its message.
  bool keeps(IssueCode code) const;
  /// Counts one that is not worth a message of its own.
  void count_only(IssueCode code, std::uint64_t times = 1);
  /// Appends what another log counted and, as far as they fit, its issues.
  void append(const IssueLog& other);

  std::uint64_t count(IssueCode code) const { return counts_[static_cast<std::size_t>(code)]; }
  std::uint64_t total() const;
  /// The kept issues in the order in which they were found.
  const std::vector<Issue>& kept() const { return kept_; }

 private:
  std::array<std::uint64_t, kIssueCodeCount> counts_{};
  std::array<std::uint32_t, kIssueCodeCount> kept_counts_{};
  std::vector<Issue> kept_;
};

}  // namespace sonder
