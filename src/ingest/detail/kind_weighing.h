#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "ingest/detail/field_matching.h"

namespace sonder {

/// Collects signs for and against one kind.
struct Scale {
  static constexpr double kMostConfident = 0.99;

  double doubt = 1;   ///< Π(1 - weight) of what speaks for it
  double factor = 1;  ///< of what speaks against it
  std::vector<std::string> evidence = {};

  void support(double weight, std::string sentence) {
    doubt *= 1 - weight;
    evidence.push_back(std::move(sentence));
  }
  void oppose(double multiplier, std::string sentence) {
    factor *= multiplier;
    evidence.push_back(std::move(sentence));
  }
  double confidence() const { return std::min(kMostConfident, (1 - doubt) * factor); }
};

/// The file whose kind is asked for.
struct Subject {
  const Table& table;
  const std::vector<ColumnFacts>& facts;
  const std::vector<FieldMatch>& matches;

  bool has(Field field) const { return find_match(matches, field) != nullptr; }
  const ColumnShape* shape_of(Field field) const {
    const FieldMatch* match = find_match(matches, field);
    return match == nullptr ? nullptr : &facts[match->column].shape;
  }
  std::string quoted_name_of(Field field) const {
    return "`" + table.columns[find_match(matches, field)->column].name + "`";
  }
};

/// Adds what the matched fields say for the kind.
void weigh_fields(FileKind kind, const Subject& subject, Scale& scale);
/// Questions and names that survey tools give speak against all other kinds.
void oppose_survey_columns(const Subject& subject, Scale& scale);
/// Whether a column that holds something has a name that likely means the field.
bool has_name_of(const Subject& subject, Field field);
/// Whether one has a name that hardly means anything else than one of them.
bool has_certain_name_of(const Subject& subject, std::initializer_list<Field> fields);
/// Whether columns that customers' own rows do not have are there.
bool has_order_columns(const Subject& subject);
/// Whether the rows say who somebody is without an id: a name and what few namesakes share.
bool describes_persons(const Subject& subject);

/// Of kEvents, kMessages, kTickets or kNotes.
void weigh_log(FileKind kind, const Subject& subject, Scale& scale);

}  // namespace sonder
