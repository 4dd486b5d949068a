#include "survey/detail/limesurvey_tables.h"

#include <algorithm>
#include <iterator>

namespace sonder {
namespace {

// document > table > rows > row > field
constexpr std::size_t kTableDepth = 2;
constexpr std::size_t kRowsDepth = 3;
constexpr std::size_t kRowDepth = 4;
constexpr std::size_t kFieldDepth = 5;

/// In the order of LimeTable.
constexpr std::string_view kTables[] = {
    "questions",          "subquestions", "question_l10ns", "answers",
    "answer_l10ns",       "groups",       "surveys",        "surveys_languagesettings",
    "question_attributes"};
static_assert(std::size(kTables) == kLimeTableCount);

constexpr std::pair<std::string_view, LimeField> kFields[] = {
    {"qid", LimeField::kQuestion},
    {"parent_qid", LimeField::kParent},
    {"aid", LimeField::kAnswer},
    {"gid", LimeField::kGroup},
    {"type", LimeField::kType},
    {"title", LimeField::kCode},
    {"code", LimeField::kCode},
    {"question", LimeField::kText},
    {"answer", LimeField::kText},
    {"surveyls_title", LimeField::kText},
    {"language", LimeField::kLanguage},
    {"surveyls_language", LimeField::kLanguage},
    {"question_order", LimeField::kOrder},
    {"sortorder", LimeField::kOrder},
    {"group_order", LimeField::kOrder},
    {"scale_id", LimeField::kScale},
    {"relevance", LimeField::kRelevance},
    {"grelevance", LimeField::kRelevance},
    {"other", LimeField::kOther},
    {"attribute", LimeField::kAttribute},
    {"value", LimeField::kValue},
};

}  // namespace

std::string_view LimeRow::at(LimeField field) const {
  const auto found = std::find_if(values_.begin(), values_.end(),
                                  [&](const auto& value) { return value.first == field; });
  return found == values_.end() ? std::string_view() : std::string_view(found->second);
}

void LimeTables::open(const XmlTag& tag) {
  ++depth_;
  text_.clear();
  if (depth_ == kTableDepth) {
    const auto* const found = std::find(std::begin(kTables), std::end(kTables), tag.name);
    table_ =
        found == std::end(kTables) ? nullptr : &rows_[static_cast<std::size_t>(found - kTables)];
  }
  if (depth_ == kRowDepth && tag.name == "row" && table_ != nullptr) table_->emplace_back();
}

void LimeTables::text(std::string_view part) { text_ += part; }

void LimeTables::close(std::string_view name) {
  if (depth_ == kRowsDepth && name == "language") languages_.push_back(text_);
  if (depth_ == kFieldDepth && table_ != nullptr && !table_->empty() && !text_.empty()) {
    const auto* const found = std::find_if(std::begin(kFields), std::end(kFields),
                                           [&](const auto& field) { return field.first == name; });
    if (found != std::end(kFields)) table_->back().set(found->second, text_);
  }
  text_.clear();
  --depth_;
}

}  // namespace sonder
