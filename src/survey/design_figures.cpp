#include "survey/design_figures.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "survey/constant_sum.h"
#include "survey/detail/design_domain.h"
#include "survey/detail/nps_points.h"
#include "survey/ranking.h"
#include "text/blanks.h"

namespace sonder {
namespace {

Interval interval_of(const ShareEstimate& share, const IntervalRule& rule) {
  return share_interval(share.share.value, share.effective_size, rule);
}

DesignPrecision precision_of(const ShareEstimate& share, const Domain& domain) {
  const double variance = share.share.value * (1 - share.share.value);
  return make_precision(share.share.standard_error, variance, domain.size);
}

/// Per answer of the report the codes that name it.
using CodesOfAnswers = std::vector<std::vector<std::uint32_t>>;

CodesOfAnswers codes_of_labels(const CodedAnswers& coded) {
  CodesOfAnswers codes(coded.labels.size());
  for (std::uint32_t code = 0; code < coded.code_count(); ++code) {
    for (const std::uint32_t label : coded.labels_of(code)) codes[label].push_back(code);
  }
  return codes;
}

CodesOfAnswers codes_of_quotes(const CodedText& text, const QuestionReport& report,
                               std::size_t code_count) {
  std::unordered_map<std::string_view, std::size_t> quotes;
  for (std::size_t at = 0; at < report.answers.size(); ++at) quotes[report.answers[at].label] = at;
  CodesOfAnswers codes(report.answers.size());
  for (std::uint32_t code = 0; code < code_count; ++code) {
    const auto found = quotes.find(trim(text.dictionary.text(code)));
    if (found != quotes.end()) codes[found->second].push_back(code);
  }
  return codes;
}

/// Which units gave one of the codes, inside or not.
std::vector<bool> find_said(const ResponseDesign& design, const CodedAnswers& coded,
                            const std::vector<std::uint32_t>& codes) {
  std::vector<bool> is_named(coded.code_count());
  for (const std::uint32_t code : codes) is_named[code] = true;
  std::vector<bool> said;
  said.reserve(design.rows.size());
  for (const std::uint32_t row : design.rows) said.push_back(is_named[coded.code_of()[row]]);
  return said;
}

Status report_answers(const Domain& domain, const CodedAnswers& coded, const CodesOfAnswers& codes,
                      const IntervalRule& rule, QuestionReport& report) {
  std::vector<std::vector<bool>> said;
  for (const auto& of_one : codes) said.push_back(find_said(domain.design, coded, of_one));
  const auto shares = find_shares(said, domain, rule.confidence);
  if (!shares) return shares.error();
  for (std::size_t at = 0; at < report.answers.size(); ++at) {
    const ShareEstimate& share = shares.value()[at];
    report.answers[at].interval = interval_of(share, rule);
    report.answers[at].by_design = precision_of(share, domain);
  }
  return Done{};
}

template <class Share>
Status report_share(const Domain& domain, const std::vector<bool>& said, const IntervalRule& rule,
                    Share& share) {
  const auto found = find_shares({&said, 1}, domain, rule.confidence);
  if (!found) return found.error();
  share.interval = interval_of(found.value()[0], rule);
  share.by_design = precision_of(found.value()[0], domain);
  return Done{};
}

/// Of a share of several points of a scale, from the one to the other.
template <class Share>
Status report_points(const Domain& domain, const CodedAnswers& coded, const PointRange& range,
                     const IntervalRule& rule, Share& share) {
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < coded.code_count(); ++code) {
    const bool is_point = coded.states[code] == AnswerState::kAnswered;
    if (is_point && range.holds(coded.numbers[code])) codes.push_back(code);
  }
  return report_share(domain, find_said(domain.design, coded, codes), rule, share);
}

Status report_nps(const Domain& domain, const CodedAnswers& coded, double confidence,
                  NpsResult& nps) {
  const auto scores = list_values(domain, [&](std::uint32_t row) {
    return 100 * nps_score_of(coded.numbers[coded.code_of()[row]]);
  });
  const Result<MeanEstimate> mean = find_mean(domain, scores, confidence);
  if (!mean) return mean.error();
  const double reach = mean.value().reach;
  nps.standard_error = mean.value().precision.standard_error;
  nps.interval = {std::max(-100.0, nps.score - reach), std::min(100.0, nps.score + reach)};
  nps.by_design = mean.value().precision;
  return Done{};
}

/// What the question's metric adds, and the mean.
Status report_scores(const Domain& domain, const CodedAnswers& coded, const IntervalRule& rule,
                     QuestionReport& report) {
  Status status = Done{};
  if (report.numbers) {
    const auto values =
        list_values(domain, [&](std::uint32_t row) { return coded.numbers[coded.code_of()[row]]; });
    status = report_numbers(domain, values, rule.confidence, *report.numbers);
  }
  if (status && report.nps) status = report_nps(domain, coded, rule.confidence, *report.nps);
  if (status && report.csat) {
    status = report_points(domain, coded, satisfied_points(report.question), rule, *report.csat);
  }
  if (status && report.ces) {
    status = report_points(domain, coded, easy_points(report.question), rule, *report.ces);
  }
  return status;
}

/// Of a constant sum, item by item.
Status report_parts(const Domain& domain, const Table& table, double confidence,
                    QuestionReport& report) {
  if (report.parts.empty()) return Done{};
  const ConstantSum sum = read_constant_sum(table, report.question);
  for (std::size_t item = 0; item < report.parts.size(); ++item) {
    const auto given = list_values(domain, [&](std::uint32_t row) { return sum.given[item][row]; });
    PartSummary& part = report.parts[item];
    const Status status = report_numbers(domain, given, confidence, part.numbers);
    if (!status) return status;
    part.interval = share_of_total(part.numbers.mean_interval, report.question.total);
  }
  return Done{};
}

/// Of the mean rank of each item, among those who ranked it.
Status report_ranks(const Table& table, const ResponseSample& sample, double confidence,
                    QuestionReport& report) {
  if (!report.ranking) return Done{};
  const auto ranks = read_all_ranks(table, report.question).of_item;
  for (std::size_t item = 0; item < ranks.size(); ++item) {
    std::optional<NumberSummary>& summary = report.ranking->items[item].ranks;
    if (!summary) continue;
    const Domain domain =
        find_domain(sample, [&](std::uint32_t row) { return ranks[item][row] > 0; });
    const auto given = list_values(
        domain, [&](std::uint32_t row) { return static_cast<double>(ranks[item][row]); });
    const Status status = report_numbers(domain, given, confidence, *summary);
    if (!status) return status;
  }
  return Done{};
}

}  // namespace

Status report_by_design(const Table& table, const CodedAnswers& coded, const ResponseSample& sample,
                        double confidence, QuestionReport& report) {
  const Domain domain = find_domain(sample, [&](std::uint32_t row) {
    return coded.states[coded.code_of()[row]] == AnswerState::kAnswered;
  });
  const bool is_open = report.question.kind == QuestionKind::kOpenText;
  const CodesOfAnswers codes = is_open ? codes_of_quotes(table.columns[report.question.column].text,
                                                         report, coded.code_count())
                                       : codes_of_labels(coded);
  const IntervalRule rule = sample.rule(confidence);
  Status status = report_answers(domain, coded, codes, rule, report);
  if (status) status = report_scores(domain, coded, rule, report);
  if (status) status = report_parts(domain, table, confidence, report);
  if (status) status = report_ranks(table, sample, confidence, report);
  return status;
}

Status report_uploads_by_design(const std::vector<MissingKind>& missing,
                                const ResponseSample& sample, double confidence,
                                UploadResult& uploads) {
  const Domain domain = find_domain(sample, [&](std::uint32_t row) {
    return missing[row] == MissingKind::kNone || missing[row] == MissingKind::kSkipped;
  });
  std::vector<bool> has_file;
  for (const std::uint32_t row : domain.design.rows) {
    has_file.push_back(missing[row] == MissingKind::kNone);
  }
  return report_share(domain, has_file, sample.rule(confidence), uploads);
}

}  // namespace sonder
