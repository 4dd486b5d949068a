#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "table/xml_scanner.h"

namespace sonder {

/// The tables of LimeSurvey's database that an .lss holds and that tell about questions.
enum class LimeTable : std::uint8_t {
  kQuestions,
  kSubquestions,
  kQuestionTexts,  ///< question_l10ns, since version 4
  kAnswers,
  kAnswerTexts,  ///< answer_l10ns
  kGroups,
  kSurveys,
  kSettings,    ///< surveys_languagesettings
  kAttributes,  ///< question_attributes
};
inline constexpr std::size_t kLimeTableCount = static_cast<std::size_t>(LimeTable::kAttributes) + 1;

/// Their fields, those that mean the same by one name.
enum class LimeField : std::uint8_t {
  kQuestion,  ///< qid
  kParent,
  kAnswer,  ///< aid
  kGroup,
  kType,
  kCode,  ///< title of a question, code of an answer
  kText,
  kLanguage,
  kOrder,
  kScale,
  kRelevance,
  kOther,  ///< "Y" when there is an option of one's own
  kAttribute,
  kValue,  ///< of the attribute
};

class LimeRow {
 public:
  void set(LimeField field, std::string value) { values_.emplace_back(field, std::move(value)); }
  /// Empty where the row has no such field.
  std::string_view at(LimeField field) const;

 private:
  std::vector<std::pair<LimeField, std::string>> values_;
};

/// Collects the rows of those tables while the document is read.
class LimeTables final : public XmlSink {
 public:
  void open(const XmlTag& tag) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;

  const std::vector<LimeRow>& rows(LimeTable table) const {
    return rows_[static_cast<std::size_t>(table)];
  }
  const std::vector<std::string>& languages() const { return languages_; }

 private:
  std::array<std::vector<LimeRow>, kLimeTableCount> rows_;
  std::vector<std::string> languages_;
  std::size_t depth_ = 0;
  std::vector<LimeRow>* table_ = nullptr;  ///< the one that is being read
  std::string text_;
};

}  // namespace sonder
