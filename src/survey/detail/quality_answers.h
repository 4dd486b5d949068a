#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "survey/response_quality.h"

/// The rules about what single responses say.
namespace sonder {

/// `excluded` are columns that hold no answers.
RuleResult find_repeated_answers(const Table& table, const Questionnaire& questionnaire,
                                 std::span<const std::size_t> excluded,
                                 const QualityOptions& options);

/// The questions that tell what to answer, and who answered otherwise.
std::vector<AttentionCheck> find_attention_checks(const Table& table,
                                                  const Questionnaire& questionnaire);
RuleResult judge_attention(const std::vector<AttentionCheck>& checks, const Table& table);

RuleResult find_gibberish(const Table& table, const Questionnaire& questionnaire);

}  // namespace sonder
