#include "survey/detail/import_ids.h"

#include <algorithm>
#include <string_view>

namespace sonder {
namespace {

constexpr std::string_view kImportId = "ImportId";

/// The text in quotes behind `name`, either as JSON or as {'ImportId': 'QID1'}.
std::string_view quoted_behind(std::string_view cell, std::string_view name) {
  const std::size_t found = cell.find(name);
  if (found == std::string_view::npos) return {};
  const std::size_t colon = cell.find(':', found);
  const std::size_t begin = cell.find_first_of("'\"", std::min(colon, cell.size()));
  if (begin == std::string_view::npos) return {};
  const std::size_t end = cell.find(cell[begin], begin + 1);
  if (end == std::string_view::npos) return {};
  return cell.substr(begin + 1, end - begin - 1);
}

}  // namespace

std::optional<std::string> find_import_id(const Column& column) {
  for (const std::string& cell : column.header) {
    const std::string_view id = quoted_behind(cell, kImportId);
    if (id.empty()) continue;
    std::string key(id);
    if (const std::string_view choice = quoted_behind(cell, "choiceId"); !choice.empty()) {
      key += "_" + std::string(choice);
    }
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
  }
  return std::nullopt;
}

std::string question_of_import_id(const std::string& import_id) {
  constexpr std::string_view kQuestion = "QID";
  const std::size_t begin = import_id.find(kQuestion);
  if (begin == std::string::npos) return {};
  const std::size_t end = import_id.find_first_not_of("0123456789", begin + kQuestion.size());
  return import_id.substr(0, end);
}

}  // namespace sonder
