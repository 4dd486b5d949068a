#include "model/shops.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace sonder {
namespace {

/// Numbers the names, which are known only once all are met.
class ShopNumbers {
 public:
  void meet(std::string_view name) {
    if (!name.empty()) number_of_.emplace(name, kNoShop);
  }
  void number() {
    std::uint32_t next = 0;
    for (auto& [name, number] : number_of_) number = next++;
  }
  std::uint32_t at(std::string_view name) const {
    const auto found = number_of_.find(name);
    return found == number_of_.end() ? kNoShop : found->second;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> list;
    for (const auto& [name, number] : number_of_) list.emplace_back(name);
    return list;
  }

 private:
  std::map<std::string_view, std::uint32_t> number_of_;
};

/// By file, as far as any was told.
std::vector<std::uint32_t> shops_of_files(const Population& population,
                                          const ShopNumbers& numbers) {
  std::vector<std::uint32_t> shops;
  for (const SourceFacts& facts : population.files) {
    if (facts.source.index >= shops.size()) shops.resize(facts.source.index + 1U, kNoShop);
    shops[facts.source.index] = numbers.at(facts.shop);
  }
  return shops;
}

std::vector<std::uint32_t> by_file(const std::vector<SourceId>& sources,
                                   const std::vector<std::uint32_t>& of_file) {
  std::vector<std::uint32_t> shops;
  shops.reserve(sources.size());
  for (const SourceId source : sources) {
    shops.push_back(source.index < of_file.size() ? of_file[source.index] : kNoShop);
  }
  return shops;
}

/// What the rows of orders say goes before what was told of their files.
void take_rows(const CodedText& said, const ShopNumbers& numbers,
               std::vector<std::uint32_t>& of_order) {
  std::vector<std::uint32_t> of_code;
  for (std::uint32_t code = 0; code < said.dictionary.size(); ++code) {
    of_code.push_back(numbers.at(said.dictionary.text(code)));
  }
  for (std::size_t order = 0; order < said.codes.size(); ++order) {
    if (!said.is_empty(order)) of_order[order] = of_code[said.codes[order]];
  }
}

}  // namespace

Shops find_shops(const Population& population) {
  ShopNumbers numbers;
  const CodedText& said = population.orders.shop;
  for (const SourceFacts& facts : population.files) numbers.meet(facts.shop);
  for (const std::uint32_t code : said.codes) numbers.meet(said.dictionary.text(code));
  numbers.number();
  const std::vector<std::uint32_t> of_file = shops_of_files(population, numbers);
  Shops shops{numbers.names(), by_file(population.orders.source, of_file),
              by_file(population.records.source, of_file),
              by_file(population.events.about.source, of_file)};
  take_rows(said, numbers, shops.of_order);
  return shops;
}

}  // namespace sonder
