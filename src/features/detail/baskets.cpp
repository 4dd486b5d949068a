#include "features/detail/baskets.h"

#include <numeric>
#include <optional>

#include "features/detail/feature_column.h"

namespace sonder::detail {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFF;

/// Lines are sorted by order: those of order o are starts[o] .. starts[o + 1].
std::vector<std::uint32_t> find_line_starts(const Population& population) {
  std::vector<std::uint32_t> starts(population.orders.size() + 1, 0);
  for (const OrderId order : population.lines.order) ++starts[order.index + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  return starts;
}

/// Counts over one dictionary that start anew with each profile without being cleared: an entry
/// belongs to the profile it is marked with.
class PerProfileTotals {
 public:
  explicit PerProfileTotals(std::uint32_t codes) : totals_(codes) {}

  void start() { codes_.clear(); }
  void add(std::uint32_t profile, std::uint32_t code, MinorUnits amount) {
    if (code == TextDictionary::kEmpty) return;
    Total& total = totals_[code];
    if (total.owner != profile) {
      total = {profile, {}};
      codes_.push_back(code);
    }
    total.amount += amount;
  }
  std::size_t distinct() const { return codes_.size(); }
  std::optional<std::uint32_t> largest(const TextDictionary& names) const;

 private:
  struct Total {
    std::uint32_t owner = kNobody;
    MinorUnits amount;
  };

  std::vector<Total> totals_;
  std::vector<std::uint32_t> codes_;  ///< met for the current profile
};

std::optional<std::uint32_t> PerProfileTotals::largest(const TextDictionary& names) const {
  std::optional<std::uint32_t> best;
  for (const std::uint32_t code : codes_) {
    const MinorUnits amount = totals_[code].amount;
    const bool wins = !best || amount > totals_[*best].amount ||
                      (amount == totals_[*best].amount && names.text(code) < names.text(*best));
    if (wins) best = code;
  }
  return best;
}

/// What one profile bought.
struct Basket {
  PerProfileTotals products;
  PerProfileTotals categories;
};

/// Purchases that count, as one bit each: orders are looked at profile by profile, in no order of
/// theirs, and bits of millions still fit into a processor's cache.
Bitset find_purchases(const Orders& orders, const Bitset& seen) {
  Bitset purchases = seen;
  for (std::size_t order = 0; order < orders.size(); ++order) {
    if (orders.kind[order] != OrderKind::kPurchase) purchases.reset(order);
  }
  return purchases;
}

void add_lines(const OrderLines& lines, std::uint32_t begin, std::uint32_t end,
               std::uint32_t profile, Basket& basket) {
  for (std::uint32_t line = begin; line < end; ++line) {
    const MinorUnits amount = lines.has_amount.test(line) ? lines.amount[line] : MinorUnits{};
    basket.products.add(profile, lines.product.codes[line], amount);
    basket.categories.add(profile, lines.category.codes[line], amount);
  }
}

}  // namespace

std::vector<Feature> measure_baskets(const Population& population, const Profiles& profiles,
                                     const Bitset& seen) {
  const OrderLines& lines = population.lines;
  const std::vector<std::uint32_t> starts = find_line_starts(population);
  const Bitset purchases = find_purchases(population.orders, seen);
  Basket basket{PerProfileTotals(lines.product.dictionary.size()),
                PerProfileTotals(lines.category.dictionary.size())};
  Feature count =
      make_feature({"product_count", "Different products", "products"}, profiles.size());
  Feature top = make_feature({"top_category", "Favourite category", "", FeatureType::kCategory},
                             profiles.size());
  top.categories = lines.category.dictionary;
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    basket.products.start();
    basket.categories.start();
    for (const std::uint32_t order : profiles.orders.of({profile})) {
      if (!purchases.test(order)) continue;
      add_lines(lines, starts[order], starts[order + 1], profile, basket);
    }
    const auto products = static_cast<std::int64_t>(basket.products.distinct());
    if (products > 0) set_value(count, profile, products);
    const auto category = basket.categories.largest(lines.category.dictionary);
    if (category) set_value(top, profile, *category);
  }
  std::vector<Feature> columns;
  columns.push_back(std::move(count));
  columns.push_back(std::move(top));
  return columns;
}

}  // namespace sonder::detail
