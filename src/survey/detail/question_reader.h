#pragma once

#include "survey/question.h"

namespace sonder {

/// The column that says when each response came: the first date column headed "Timestamp" or a
/// translation of it, else the first column of dates with a time.
std::optional<std::size_t> find_timestamp(const Table& table);

/// Decides the kind of one column that is not the timestamp and fills in what belongs to it.
Question infer_question(const Table& table, std::size_t column);

/// The same for a kind that a person chose.
Question describe_question(const Table& table, const QuestionChoice& choice);

}  // namespace sonder
