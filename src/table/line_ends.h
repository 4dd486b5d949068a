#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sonder {

enum class LineEnd : std::uint8_t {
  kLf,    ///< line feed, as on Unix
  kCrlf,  ///< carriage return and line feed, as on Windows
  kCr,    ///< carriage return alone, as on old Macs
};

/// How the records of delimited text end; line breaks between quote marks are text and not counted.
struct LineEnds {
  struct Count {
    std::uint64_t records = 0;    ///< blank ones and titles, too
    std::uint64_t first_row = 0;  ///< as in `Issue::row`; 0 for none

    friend bool operator==(const Count&, const Count&) = default;
  };
  std::array<Count, 3> counts;  ///< by LineEnd

  const Count& of(LineEnd end) const { return counts[static_cast<std::size_t>(end)]; }
  std::uint64_t total() const { return counts[0].records + counts[1].records + counts[2].records; }
  /// So many more records, one behind the other.
  void add(LineEnd end, std::uint64_t records = 1) {
    Count& count = counts[static_cast<std::size_t>(end)];
    if (count.records == 0 && records > 0) count.first_row = total() + 1;
    count.records += records;
  }
  /// The one that ends most records; LF where none does.
  LineEnd usual() const;
  /// Records that end otherwise.
  std::uint64_t odd_count() const { return total() - of(usual()).records; }

  friend bool operator==(const LineEnds&, const LineEnds&) = default;
};

/// "lf", "crlf", "cr"; "mixed" where there are several; "none" where no record ends with any.
std::string_view to_string(const LineEnds& ends);

}  // namespace sonder
