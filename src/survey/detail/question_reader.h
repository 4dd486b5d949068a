#pragma once

#include "survey/question.h"

namespace sonder {

/// The column that says when each response came: the first date column headed "Timestamp" or a
/// translation of it, else the first column of dates with a time.
std::optional<std::size_t> find_timestamp(const Table& table);

/// Decides the kind of one column that is not the timestamp and fills in what belongs to it.
Question infer_question(const Table& table, std::size_t column);
/// The same for a column whose wording is known from elsewhere.
Question infer_question(const Table& table, std::size_t column, std::string_view wording);

/// The same for a kind that a person chose.
Question describe_question(const Table& table, const QuestionChoice& choice);

/// Orders the options of a single choice, and gives them points, where they are those of a scale.
void order_by_scale(Question& question);

/// Fills in what belongs to a kind that is known, as is the wording. The ends of a scale stay what
/// they are where there are any.
Question complete_question(const Table& table, Question question);

}  // namespace sonder
