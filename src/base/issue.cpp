#include "base/issue.h"

#include <numeric>
#include <utility>

namespace sonder {

std::string_view to_string(IssueCode code) {
  switch (code) {
    case IssueCode::kShortRow: return "short_row";
    case IssueCode::kLongRow: return "long_row";
    case IssueCode::kBlankRow: return "blank_row";
    case IssueCode::kUnclosedQuote: return "unclosed_quote";
    case IssueCode::kStrayQuote: return "stray_quote";
    case IssueCode::kTitleLine: return "title_line";
    case IssueCode::kDoubtfulDialect: return "doubtful_dialect";
    case IssueCode::kBrokenRecord: return "broken_record";
    case IssueCode::kTruncatedFile: return "truncated_file";
    case IssueCode::kInvalidUtf8: return "invalid_utf8";
    case IssueCode::kDoubleEncoded: return "double_encoded";
    case IssueCode::kRepeatedKey: return "repeated_key";
    case IssueCode::kLargeNumber: return "large_number";
    case IssueCode::kErrorCell: return "error_cell";
    case IssueCode::kOddValue: return "odd_value";
    case IssueCode::kAmbiguousDates: return "ambiguous_dates";
    case IssueCode::kAmbiguousNumbers: return "ambiguous_numbers";
    case IssueCode::kMixedCurrencies: return "mixed_currencies";
    case IssueCode::kMixedZones: return "mixed_zones";
    case IssueCode::kRepeatedName: return "repeated_name";
    case IssueCode::kUnnamedColumn: return "unnamed_column";
    case IssueCode::kMissingCustomer: return "missing_customer";
    case IssueCode::kMissingDate: return "missing_date";
    case IssueCode::kMissingAmount: return "missing_amount";
    case IssueCode::kRepeatedRecord: return "repeated_record";
    case IssueCode::kTotalRow: return "total_row";
    case IssueCode::kUnknownOrder: return "unknown_order";
    case IssueCode::kUnknownProduct: return "unknown_product";
    case IssueCode::kOtherCurrency: return "other_currency";
    case IssueCode::kMixedLineEnds: return "mixed_line_ends";
    case IssueCode::kScaleFromOne: return "scale_from_one";
    case IssueCode::kWrongNumber: return "wrong_number";
    case IssueCode::kUnexpectedChoice: return "unexpected_choice";
    case IssueCode::kPlaceholder: return "placeholder";
    case IssueCode::kUndatedAge: return "undated_age";
  }
  return "";
}

bool IssueLog::keeps(IssueCode code) const {
  return kept_counts_[static_cast<std::size_t>(code)] < kKeptPerCode;
}

void IssueLog::count_only(IssueCode code, std::uint64_t times) {
  counts_[static_cast<std::size_t>(code)] += times;
}

void IssueLog::add(Issue issue) {
  count_only(issue.code);
  if (!keeps(issue.code)) return;
  ++kept_counts_[static_cast<std::size_t>(issue.code)];
  kept_.push_back(std::move(issue));
}

void IssueLog::append(const IssueLog& other) {
  for (std::size_t code = 0; code < kIssueCodeCount; ++code) counts_[code] += other.counts_[code];
  for (const Issue& issue : other.kept_) {
    if (!keeps(issue.code)) continue;
    ++kept_counts_[static_cast<std::size_t>(issue.code)];
    kept_.push_back(issue);
  }
}

std::uint64_t IssueLog::total() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
}

}  // namespace sonder
