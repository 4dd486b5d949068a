#pragma once

#include <optional>
#include <vector>

#include "ingest/detail/column_facts.h"
#include "ingest/recognition.h"

namespace sonder {

/// A column taken for a field, and how surely.
struct FieldMatch {
  Field field = Field::kCustomerId;
  std::uint32_t column = 0;
  double score = 0;        ///< 0-1
  bool by_shape = false;   ///< the values say so, not the name
  bool by_layout = false;  ///< the vendor says so
};

/// The best column for every field that files of this kind can have, by field: first those the
/// layout has. Each field and each column occurs at most once.
std::vector<FieldMatch> match_fields(FileKind kind, Layout layout, const Table& table,
                                     const std::vector<ColumnFacts>& facts);

const FieldMatch* find_match(const std::vector<FieldMatch>& matches, Field field);

}  // namespace sonder
