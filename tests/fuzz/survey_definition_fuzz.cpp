// Definitions of surveys: whatever the text, what is read keeps to its own limits, and every part
// of a question points at a list of options that is there.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "survey/definition.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const sonder::SurveyDefinition& definition) {
  std::size_t parts = 0;
  for (const sonder::DefinedQuestion& question : definition.questions) {
    parts += question.parts.size();
    for (const sonder::DefinedPart& part : question.parts) {
      require(!part.list || *part.list < definition.lists.size());
    }
  }
  std::size_t options = 0;
  for (const auto& list : definition.lists) options += list.size();
  require(parts == definition.part_count && options == definition.option_count);
  require(definition.questions.size() <= sonder::kMostDefinedQuestions);
  require(options <= sonder::kMostDefinedOptions);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto definition = sonder::read_definition(text);
  if (definition && definition.value()) check(*definition.value());
  return 0;
}
