#include "survey/detail/waves_by_design.h"

#include <cmath>
#include <utility>

#include "stats/distributions.h"

namespace sonder {
namespace {

BannerGroup group_waves(const Waves& waves) {
  BannerGroup group{.title = {}, .labels = {}, .sets = {}, .set_of = waves.wave_of};
  for (std::uint32_t wave = 0; wave < waves.waves.size(); ++wave) {
    group.labels.push_back(waves.waves[wave].label);
    group.sets.push_back({wave});
  }
  group.sets.emplace_back();  // of responses in no wave
  return group;
}

}  // namespace

WavesByDesign::WavesByDesign(ColumnsByDesign columns, PartMeans figures)
    : columns_(std::move(columns)), figures_(std::move(figures)) {}

Result<WavesByDesign> WavesByDesign::make(
    const CodedAnswers& coded, const Waves& waves, const ResponseSample& sample,
    const std::function<std::optional<double>(std::uint32_t)>& value_of) {
  Result<ColumnsByDesign> columns = ColumnsByDesign::make(coded, group_waves(waves), sample);
  if (!columns) return columns.error();
  PartMeans figures = columns.value().estimate(value_of);
  return WavesByDesign(std::move(columns).value(), std::move(figures));
}

double WavesByDesign::effective_size(std::size_t wave, double confidence) const {
  return columns_.effective_size(figures_, wave + 1, confidence);
}

Interval WavesByDesign::share_interval(std::size_t wave, double confidence) const {
  return columns_.share_interval(figures_, wave + 1, confidence);
}

Interval WavesByDesign::mean_interval(std::size_t wave, double confidence) const {
  return ColumnsByDesign::mean_interval(figures_, wave + 1, confidence);
}

std::optional<Change> WavesByDesign::compare(std::size_t earlier, std::size_t later,
                                             double confidence) const {
  const std::optional<double> t = distance_in_errors(figures_, later + 1, earlier + 1);
  if (!t) return std::nullopt;
  const auto freedom = static_cast<double>(figures_.freedom);
  Change change;
  change.difference = figures_.means[later + 1] - figures_.means[earlier + 1];
  change.standard_error = figures_.error_of_difference(earlier + 1, later + 1);
  change.statistic = *t;
  change.freedom = freedom;
  change.p_value = student_t_tails(std::fabs(*t), freedom);
  const double reach = student_t_quantile(0.5 + confidence / 2, freedom) * change.standard_error;
  change.interval = {change.difference - reach, change.difference + reach};
  return change;
}

}  // namespace sonder
