#include "features/detail/baskets.h"

#include <optional>
#include <utility>

#include "features/detail/feature_column.h"

namespace sonder::detail {
namespace {

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

/// A line of a purchase.
struct Bought {
  std::uint32_t product;
  std::uint32_t category;
  MinorUnits amount;
};

/// Whose purchase each line was, or kNobody. Lines are sorted by order.
std::vector<std::uint32_t> find_buyers(const Population& population, const Grouping& orders,
                                       const Bitset& seen) {
  std::vector<std::uint32_t> group_of(population.orders.size(), kNobody);
  for (std::uint32_t group = 0; group < orders.count(); ++group) {
    for (const std::uint32_t order : orders.of({group})) group_of[order] = group;
  }
  std::vector<std::uint32_t> buyers;
  buyers.reserve(population.lines.size());
  for (const OrderId order : population.lines.order) {
    const bool counts =
        seen.test(order.index) && population.orders.kind[order.index] == OrderKind::kPurchase;
    buyers.push_back(counts ? group_of[order.index] : kNobody);
  }
  return buyers;
}

/// Everything bought, by who bought it.
Grouped<Bought> fill_baskets(const OrderLines& lines, const std::vector<std::uint32_t>& buyers,
                             std::uint32_t profile_count) {
  return group_by_profile(buyers, profile_count, [&](std::uint32_t line) {
    const MinorUnits amount = lines.has_amount.test(line) ? lines.amount[line] : MinorUnits{};
    return Bought{lines.product.codes[line], lines.category.codes[line], amount};
  });
}

}  // namespace

std::vector<Feature> measure_baskets(const Population& population, const Grouping& orders,
                                     const Bitset& seen) {
  const OrderLines& lines = population.lines;
  const Grouped<Bought> baskets =
      fill_baskets(lines, find_buyers(population, orders, seen), orders.count());
  PerProfileTotals products(lines.product.dictionary.size());
  PerProfileTotals categories(lines.category.dictionary.size());
  Feature count = make_feature({"product_count", "Different products", "products"}, orders.count());
  Feature top = make_feature({"top_category", "Favourite category", "", FeatureType::kCategory},
                             orders.count());
  top.categories = lines.category.dictionary;
  for (std::uint32_t profile = 0; profile < orders.count(); ++profile) {
    products.start();
    categories.start();
    for (const Bought& line : baskets.of(ProfileId{profile})) {
      products.add(profile, line.product, line.amount);
      categories.add(profile, line.category, line.amount);
    }
    const auto distinct = static_cast<std::int64_t>(products.distinct());
    if (distinct > 0) set_value(count, profile, distinct);
    const auto category = categories.largest(lines.category.dictionary);
    if (category) set_value(top, profile, *category);
  }
  std::vector<Feature> columns;
  columns.push_back(std::move(count));
  columns.push_back(std::move(top));
  return columns;
}

}  // namespace sonder::detail
