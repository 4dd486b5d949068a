#pragma once

#include <span>

#include "survey/detail/quality_columns.h"
#include "survey/response_quality.h"

/// The rules about how a response came about rather than what it says. Each gives a result that
/// says why where it cannot be applied.
namespace sonder {

RuleResult find_unfinished(const Table& table, const QualityColumns& columns);
RuleResult find_previews(const Table& table, const QualityColumns& columns);
/// `unfinished` says whose times are not compared.
RuleResult find_speeders(const Table& table, const QualityColumns& columns,
                         const RuleResult& unfinished, const QualityOptions& options);
RuleResult find_rushed_pages(const Table& table, const QualityColumns& columns,
                             const QualityOptions& options);
/// Responses that share a value of one of these columns. A column in which not even a tenth of the
/// values differ tells nobody from another.
RuleResult find_repeated_values(const Table& table, QualityRule rule,
                                std::span<const std::size_t> columns);

}  // namespace sonder
