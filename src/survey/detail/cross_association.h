#pragma once

#include "survey/banner.h"
#include "survey/coded_answers.h"
#include "survey/cross_table.h"
#include "survey/response_sample.h"

namespace sonder {

/// Says whether the answers and the columns of a counted table have to do with each other: see
/// `CrossTable::association` and what follows it.
void associate(const CodedAnswers& coded, const BannerGroup& group, const ResponseSample& sample,
               double confidence, CrossTable& table);

}  // namespace sonder
