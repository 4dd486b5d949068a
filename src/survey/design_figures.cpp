#include "survey/design_figures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "stats/design_intervals.h"
#include "stats/distributions.h"
#include "survey/detail/nps_points.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr double kMedian = 0.5;
constexpr std::size_t kTopBoxes = 2;

/// The units of a design, and which of them the figures are about.
struct Domain {
  const ResponseDesign& design;
  std::vector<std::uint32_t> codes;  ///< per unit of the answer
  std::vector<bool> is_inside;
  std::size_t size = 0;  ///< units inside
};

Domain find_domain(const CodedAnswers& coded, const ResponseSample& sample) {
  Domain domain{.design = *sample.design, .codes = {}, .is_inside = {}};
  for (const std::uint32_t row : domain.design.rows) {
    const std::uint32_t code = coded.code_of()[row];
    const bool is_inside =
        sample.selected.test(row) && coded.states[code] == AnswerState::kAnswered;
    domain.codes.push_back(code);
    domain.is_inside.push_back(is_inside);
    domain.size += is_inside ? 1 : 0;
  }
  return domain;
}

Result<Estimate> find_ratio(const Domain& domain, const std::vector<double>& values,
                            const std::vector<double>& inside) {
  const ResponseDesign& design = domain.design;
  return design.replicates ? estimate_ratio(values, inside, *design.replicates)
                           : estimate_ratio(values, inside, design.drawn);
}

/// By replicate weights.
Result<std::vector<ShareEstimate>> replicate_shares(std::span<const std::vector<bool>> said,
                                                    const Domain& domain, double confidence) {
  const std::vector<double> inside(domain.is_inside.begin(), domain.is_inside.end());
  std::vector<double> weights;
  for (std::size_t unit = 0; unit < inside.size(); ++unit) {
    if (inside[unit] > 0) weights.push_back(domain.design.drawn.weights[unit]);
  }
  std::vector<ShareEstimate> shares;
  for (const std::vector<bool>& of_one : said) {
    std::vector<double> both(inside.size());
    for (std::size_t unit = 0; unit < both.size(); ++unit) {
      both[unit] = of_one[unit] ? inside[unit] : 0;
    }
    const Result<Estimate> share = find_ratio(domain, both, inside);
    if (!share) return share.error();
    shares.push_back(judge_share(share.value(), weights, confidence));
  }
  return shares;
}

Result<std::vector<ShareEstimate>> find_shares(std::span<const std::vector<bool>> said,
                                               const Domain& domain, double confidence) {
  if (domain.design.replicates) return replicate_shares(said, domain, confidence);
  return estimate_shares(said, domain.is_inside, domain.design.drawn, confidence);
}

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

std::vector<bool> find_said(const Domain& domain, std::size_t code_count,
                            const std::vector<std::uint32_t>& codes) {
  std::vector<bool> is_named(code_count);
  for (const std::uint32_t code : codes) is_named[code] = true;
  std::vector<bool> said;
  said.reserve(domain.codes.size());
  for (const std::uint32_t code : domain.codes) said.push_back(is_named[code]);
  return said;
}

Status report_answers(const Domain& domain, const CodesOfAnswers& codes, std::size_t code_count,
                      const IntervalRule& rule, QuestionReport& report) {
  std::vector<std::vector<bool>> said;
  for (const auto& of_one : codes) said.push_back(find_said(domain, code_count, of_one));
  const auto shares = find_shares(said, domain, rule.confidence);
  if (!shares) return shares.error();
  for (std::size_t at = 0; at < report.answers.size(); ++at) {
    const ShareEstimate& share = shares.value()[at];
    report.answers[at].interval = interval_of(share, rule);
    report.answers[at].by_design = precision_of(share, domain);
  }
  return Done{};
}

Status report_csat(const Domain& domain, const CodesOfAnswers& codes, std::size_t code_count,
                   const IntervalRule& rule, CsatResult& csat) {
  std::vector<std::uint32_t> top;
  for (std::size_t box = codes.size() - kTopBoxes; box < codes.size(); ++box) {
    top.insert(top.end(), codes[box].begin(), codes[box].end());
  }
  const std::vector<std::vector<bool>> said = {find_said(domain, code_count, top)};
  const auto shares = find_shares(said, domain, rule.confidence);
  if (!shares) return shares.error();
  csat.interval = interval_of(shares.value()[0], rule);
  csat.by_design = precision_of(shares.value()[0], domain);
  return Done{};
}

/// What each unit answered; 0 outside.
template <class ValueOf>
std::vector<double> list_values(const Domain& domain, const ValueOf& value_of) {
  std::vector<double> values(domain.codes.size());
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (domain.is_inside[unit]) values[unit] = value_of(domain.codes[unit]);
  }
  return values;
}

struct MeanEstimate {
  DesignPrecision precision;
  double reach = 0;  ///< from the mean to either end of its interval
};

/// The weighted variance of the answers around their mean.
double variance_of(const Domain& domain, const std::vector<double>& values, double mean) {
  double squares = 0;
  double sum = 0;
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (!domain.is_inside[unit]) continue;
    const double weight = domain.design.drawn.weights[unit];
    squares += weight * (values[unit] - mean) * (values[unit] - mean);
    sum += weight;
  }
  return squares / sum;
}

Result<MeanEstimate> find_mean(const Domain& domain, const std::vector<double>& values,
                               double confidence) {
  const std::vector<double> inside(domain.is_inside.begin(), domain.is_inside.end());
  const Result<Estimate> mean = find_ratio(domain, values, inside);
  if (!mean) return mean.error();
  const Estimate& found = mean.value();
  const double t =
      student_t_quantile(0.5 + confidence / 2, static_cast<double>(domain.design.freedom()));
  return MeanEstimate{
      make_precision(found.standard_error, variance_of(domain, values, found.value), domain.size),
      t * found.standard_error};
}

Status report_numbers(const Domain& domain, const CodedAnswers& coded, double confidence,
                      NumberSummary& numbers) {
  const auto values = list_values(domain, [&](std::uint32_t code) { return coded.numbers[code]; });
  const Result<MeanEstimate> mean = find_mean(domain, values, confidence);
  if (!mean) return mean.error();
  const double reach = mean.value().reach;
  numbers.standard_error = mean.value().precision.standard_error;
  numbers.mean_interval = {numbers.mean - reach, numbers.mean + reach};
  numbers.by_design = mean.value().precision;
  if (domain.design.replicates) return Done{};
  const Result<QuantileEstimate> median =
      estimate_quantile(values, domain.is_inside, kMedian, domain.design.drawn, confidence);
  if (!median) return median.error();
  numbers.median_low = median.value().low;
  numbers.median_high = median.value().high;
  return Done{};
}

Status report_nps(const Domain& domain, const CodedAnswers& coded, double confidence,
                  NpsResult& nps) {
  const auto scores = list_values(
      domain, [&](std::uint32_t code) { return 100 * nps_score_of(coded.numbers[code]); });
  const Result<MeanEstimate> mean = find_mean(domain, scores, confidence);
  if (!mean) return mean.error();
  const double reach = mean.value().reach;
  nps.standard_error = mean.value().precision.standard_error;
  nps.interval = {std::max(-100.0, nps.score - reach), std::min(100.0, nps.score + reach)};
  nps.by_design = mean.value().precision;
  return Done{};
}

}  // namespace

Status report_by_design(const Table& table, const CodedAnswers& coded, const ResponseSample& sample,
                        double confidence, QuestionReport& report) {
  const Domain domain = find_domain(coded, sample);
  const bool is_open = report.question.kind == QuestionKind::kOpenText;
  const CodesOfAnswers codes = is_open ? codes_of_quotes(table.columns[report.question.column].text,
                                                         report, coded.code_count())
                                       : codes_of_labels(coded);
  const IntervalRule rule = sample.rule(confidence);
  Status status = report_answers(domain, codes, coded.code_count(), rule, report);
  if (status && report.numbers) status = report_numbers(domain, coded, confidence, *report.numbers);
  if (status && report.nps) status = report_nps(domain, coded, confidence, *report.nps);
  if (status && report.csat) {
    status = report_csat(domain, codes, coded.code_count(), rule, *report.csat);
  }
  return status;
}

}  // namespace sonder
