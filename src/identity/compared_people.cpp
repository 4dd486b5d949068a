#include "identity/compared_people.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace sonder {
namespace {

/// By so many bits pairs may come to weigh more before one that was forgotten is missed.
constexpr double kSlack = 2;

bool is_same(const BlockingOptions& a, const BlockingOptions& b) {
  return a.max_block_records == b.max_block_records &&
         a.max_pairs_per_record == b.max_pairs_per_record &&
         a.max_pairs_together == b.max_pairs_together;
}

bool is_same(const std::vector<ActiveRule>& a, const std::vector<ActiveRule>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const ActiveRule& one, const ActiveRule& other) { return one.number == other.number; });
}

/// FNV-1a by whole numbers.
class Fingerprint {
 public:
  void add(std::uint64_t number) { hash_ = (hash_ ^ number) * 0x100000001b3U ^ (hash_ >> 47U); }
  void add(std::string_view text) {
    add(text.size());
    for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data(), sizeof bytes);
      add(bytes);
    }
    for (const char byte : text) add(static_cast<unsigned char>(byte));
  }
  /// The first `rows` of a column, and the texts that they have.
  void add(const CodedText& column, std::size_t rows) {
    std::uint32_t last = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      add(column.codes[row]);
      last = std::max(last, column.codes[row]);
    }
    for (std::uint32_t code = 1; code <= last; ++code) add(column.dictionary.text(code));
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

/// Of what the first `rows` records say, as far as they are compared by it.
std::uint64_t fingerprint_of(const PersonRecords& records, std::size_t rows) {
  Fingerprint print;
  for (std::size_t field = 0; field < kPersonFieldCount; ++field) {
    print.add(records.fields[field], rows);
  }
  print.add(records.email, rows);
  print.add(records.birth_text, rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::optional<Date> born = records.birth_date.at(row);
    print.add(born ? static_cast<std::uint32_t>(born->days_since_epoch) + std::uint64_t{1} : 0);
    print.add(records.source[row].index);
  }
  return print.value();
}

}  // namespace

void ComparedPeople::take(const PersonRecords& records, const BlockingOptions& options,
                          bool compares) {
  const bool is_known = knows_first_of(records);
  if (!is_known) *this = {};
  if (!is_known || records.size() > this->records().size()) {
    fingerprint_ = fingerprint_of(records, records.size());
  }
  const bool can_grow = compares && is_compared_ && is_same(options, blocking_.options);
  const RecordGrowth growth = preparation_.extend(records);
  find_files(records);
  is_compared_ = compares;
  if (can_grow) return compare_more(growth);
  blocking_ = {};
  pairs_ = {};
  baseline_.reset();
  if (!compares) return;
  blocking_ = block_records(this->records(), person_blocking_rules(), options);
  compare_all();
}

bool ComparedPeople::knows_first_of(const PersonRecords& records) const {
  const std::size_t known = this->records().size();
  return known > 0 && known <= records.size() && fingerprint_of(records, known) == fingerprint_;
}

void ComparedPeople::find_files(const PersonRecords& records) {
  file_of_.clear();
  file_sizes_.clear();
  for (const RecordId record : this->records().record) {
    const std::uint32_t file = records.source[record.index].index;
    if (file >= file_sizes_.size()) file_sizes_.resize(file + std::size_t{1});
    ++file_sizes_[file];
    file_of_.push_back(file);
  }
}

void ComparedPeople::compare_all() {
  pairs_.compare_all({records(), blocking_, file_of_});
  baseline_.reset();
}

void ComparedPeople::compare_more(const RecordGrowth& growth) {
  if (growth.added.empty()) return;
  const std::vector<ActiveRule> active = blocking_.active;
  const std::vector<std::uint32_t> skipped = blocking_.skipped;
  extend_blocking(records(), growth, blocking_);
  if (is_same(active, blocking_.active)) {
    pairs_.compare_more(preparation_.records(), blocking_, file_of_, growth, skipped);
  } else {
    compare_all();
  }
}

/// How many values are expected to be shared as often as the usual one: what the frequency of a
/// value is weighed against.
ComparedPeople::Baseline ComparedPeople::baseline_of(const MatchModel& model) const {
  Baseline baseline;
  for (const AgreementPattern pattern : pairs_.patterns()) {
    baseline.weights.push_back(detail::weights_of(pattern, model));
  }
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    baseline.expected[field] =
        model.fields[field].non_match[static_cast<std::size_t>(AgreementLevel::kExact)] *
        records().filled[field];
  }
  return baseline;
}

/// By how many bits pairs of a pattern weigh more now, at most. A value that two records share adds
/// log2(expected / records that have it) bits, no less than two have it, and no value becomes
/// rarer. Where the odds of a household fell, a pair gains no more than they fell, nor than was
/// taken off for them.
double ComparedPeople::most_gain(std::size_t pattern, const Baseline& now) const {
  const detail::PatternWeights& before = baseline_->weights[pattern];
  const detail::PatternWeights& after = now.weights[pattern];
  double gain = after.match - before.match;
  double household = before.household;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    const AgreementLevel level = level_at(pairs_.patterns()[pattern], field);
    if (level != AgreementLevel::kExact || !detail::has_common_values(field)) continue;
    gain += std::max(0.0, std::log2(now.expected[field] / baseline_->expected[field]));
    const double most = std::max(0.0, std::log2(baseline_->expected[field] / 2));
    if (is_of_household(field)) household += most;
  }
  if (!(before.household > after.household)) return gain;
  return gain + std::min(before.household - after.household, -household_discount(household));
}

bool ComparedPeople::misses_pairs(const MatchModel& model) const {
  if (!baseline_) return false;
  const Baseline now = baseline_of(model);
  for (std::size_t pattern = 0; pattern < baseline_->weights.size(); ++pattern) {
    const std::optional<double>& most = baseline_->forgotten[pattern];
    if (most && *most + most_gain(pattern, now) >= detail::kLeastWeight) return true;
  }
  return false;
}

std::vector<WeighedPair> ComparedPeople::weigh(const MatchModel& model,
                                               const std::vector<bool>& is_left_out) {
  if (misses_pairs(model)) compare_all();
  std::vector<WeighedPair> weighed;
  detail::visit_weights(
      records(), pairs_, model, detail::kLeastWeight, [&](std::size_t position, double weight) {
        const CandidatePairs::Pair& pair = pairs_.kept()[position];
        const std::uint32_t file = file_of_[pair.first];
        const bool is_within = file == file_of_[pair.second] && file < is_left_out.size();
        if (is_within && is_left_out[file]) return;
        weighed.push_back({pair.first, pair.second, weight});
      });
  return weighed;
}

void ComparedPeople::forget_hopeless(const MatchModel& model) {
  if (baseline_) return;
  constexpr double kLeastKept = detail::kLeastWeight - kSlack;
  std::vector<bool> matters(pairs_.kept().size());
  detail::visit_weights(records(), pairs_, model, kLeastKept,
                        [&](std::size_t position, double) { matters[position] = true; });
  Baseline baseline = baseline_of(model);
  baseline.forgotten.resize(pairs_.patterns().size());
  for (std::size_t position = 0; position < matters.size(); ++position) {
    if (!matters[position]) baseline.forgotten[pairs_.kept()[position].pattern] = kLeastKept;
  }
  pairs_.keep(matters);
  baseline_ = std::move(baseline);
}

}  // namespace sonder
