#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "privacy/gate.h"

namespace sonder {

struct CsvOptions {
  char delimiter = ',';          ///< `,` `;` or tab
  bool decimal_comma = false;    ///< needs `;` or tab
  bool byte_order_mark = false;  ///< for spreadsheets that guess encodings
};

/// Appends one RFC 4180 cell, quoted where it holds the delimiter, a quote, a line break or blanks
/// at an end.
///
/// Text that a spreadsheet would take for a formula gets one apostrophe in front (OWASP ASVS 5.0,
/// 1.2.10): text that begins with = + - @ tab, CR, LF or NUL, or with the full-width = + - @ that
/// East Asian spreadsheets read alike, also after blanks, quotes, apostrophes and invisible
/// characters. Text that begins with an apostrophe gets one too, so that taking exactly one
/// leading apostrophe off restores every text. Plain numbers, such as -5, +48600 or -1,234.50, are
/// no formulas and stay.
void append_csv_text(std::string& csv, std::string_view text, char delimiter);

/// The members as RFC 4180 text with CRLF: a header of column names, then one line per member.
/// Amounts are written with their decimals, decimal features with up to 6, dates as 2024-02-29,
/// booleans as yes and no, values not known as empty cells.
/// Errors: kInvalidArgument for a delimiter or decimal comma outside what is documented.
Result<std::string> write_csv(const Released<MemberTable>& table, const CsvOptions& options = {});

/// One answer a line below the wording of the question.
std::string write_csv(const Released<Quotes>& quotes);

}  // namespace sonder
