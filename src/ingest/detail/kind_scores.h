#pragma once

#include <string>
#include <vector>

#include "ingest/detail/field_matching.h"

namespace sonder {

/// How well a file fits one kind.
struct KindScore {
  double confidence = 0;  ///< 0-1
  std::vector<std::string> evidence;
};

/// Weighs the matched fields of a file as one of the kinds, kOther excepted. Independent signs add
/// up as 1 - Π(1 - weight); what is missing or speaks against the kind multiplies the sum down.
KindScore score_kind(FileKind kind, const Table& table, const std::vector<ColumnFacts>& facts,
                     const std::vector<FieldMatch>& matches);

/// "25,900".
std::string format_count(std::uint64_t count);

}  // namespace sonder
