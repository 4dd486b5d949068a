#pragma once

#include <vector>

#include "base/result.h"
#include "survey/coded_answers.h"
#include "survey/missing.h"
#include "survey/response_sample.h"
#include "survey/survey_report.h"

namespace sonder {

/// Gives the figures of a report standard errors, intervals and design effects by how the
/// responses were drawn; the figures themselves stay as they are. Responses that are not in the
/// sample, or without an answer, count as a part of the design: figures are of a domain.
///
/// - Standard errors: Taylor linearisation (`stats/design_estimates.h`), or by replicate weights
///   (`stats/replicate_weights.h`); both equal to R survey 4.1.
/// - Intervals of shares: by the sample's method, of the effective size (`estimate_share` in
///   stats/design_intervals.h), which stay within 0-1.
/// - Of means and scores: Student's t with the degrees of freedom of the whole design.
/// - Of medians: Woodruff's; none by replicate weights.
/// - Design effects: by the variance of as many responses drawn one by one with replacement, as
///   svymean(deff = "replace").
///
/// Weights that were fitted to targets are taken as given, which makes standard errors of answers
/// that go with the targets too large rather than too small.
///
/// Requires a design in the sample and a report with a base; `coded` is of its question.
/// Errors: those of the estimates. O(responses × (answers + log responses)).
Status report_by_design(const Table& table, const CodedAnswers& coded, const ResponseSample& sample,
                        double confidence, QuestionReport& report);

/// The same for the share of those asked who uploaded a file; `missing` is of the question.
/// Requires a design in the sample and somebody who was asked. Errors: the same.
Status report_uploads_by_design(const std::vector<MissingKind>& missing,
                                const ResponseSample& sample, double confidence,
                                UploadResult& uploads);

}  // namespace sonder
