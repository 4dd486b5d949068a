#include "ingest/detail/layouts.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/detail/header_names.h"

namespace sonder {
namespace {

using enum Layout;
using enum FileKind;

/// Columns that give a layout away, see FORMATS 3 and 4.
struct LayoutRule {
  Layout layout;
  FileKind kind;
  double confidence;
  std::string_view all;         ///< every one of these
  std::string_view any = {};    ///< and one of these
  std::string_view first = {};  ///< and the first column is one of these
};

constexpr LayoutRule kRules[] = {
    {kQualtrics, kSurvey, 0.8, "ResponseId|RecordedDate|Progress"},
    {kQualtricsInsights, kSurvey, 0.8, "ResponseID|ResponseSet|ExternalDataReference",
     "LocationAccuracy|Status"},
    {kSurveyMonkey, kSurvey, 0.95, "Respondent ID", "Collector ID|Start Date|Collector"},
    {kSurveyMonkey, kSurvey, 0.8, "", "", "RespondentID"},
    {kMicrosoftForms, kSurvey, 0.97, "Start time|Completion time|Email|Name", "", "ID"},
    {kTypeform, kSurvey, 0.98, "Network ID", "", "#"},
    {kTypeform, kSurvey, 0.9, "Submit Date (UTC)", "Response Type|Ending|Start Date (UTC)", "#"},
    {kLimeSurvey, kSurvey, 0.97, "id|submitdate|lastpage|startlanguage"},
    {kLimeSurvey, kSurvey, 0.97, "id. Response ID|submitdate*|lastpage*|startlanguage*"},
    {kLimeSurvey, kSurvey, 0.97, "Response ID|Date submitted|Last page|Start language"},
    {kKoboToolbox, kSurvey, 0.98, "_id|_uuid|_submission_time|_index"},
    {kOdkCentral, kSurvey, 0.97, "KEY", "SubmitterID|SubmitterName|Status", "SubmissionDate"},
    {kOdkCentral, kOther, 0.9, "PARENT_KEY|KEY"},
    {kRedcap, kSurvey, 0.95, "*_complete", "redcap_*|*_timestamp|record_id|*___1"},
    {kFormbricks, kSurvey, 0.97, "Response ID|Survey ID|Formbricks ID (internal)"},
    {kShopifyOrders, kOrderLines, 0.98,
     "Name|Email|Financial Status|Lineitem quantity|Lineitem name"},
    {kShopifyOrders, kOrderLines, 0.9, "Name|Financial Status|Lineitem quantity|Lineitem price"},
    {kShopifyCustomers, kCustomers, 0.97, "Accepts Email Marketing|Total Orders"},
    {kMailchimpAudience, kCustomers, 0.98, "MEMBER_RATING|LEID|EUID"},
    {kHubspotContacts, kCustomers, 0.8, "Record ID|Email",
     "Lifecycle Stage|Contact owner|Lead Status|Phone Number|Associated Company"},
    {kSalesforceContacts, kCustomers, 0.95, "IsDeleted|MasterRecordId"},
    {kStripePayments, kOrders, 0.95, "Created (UTC)|Amount Refunded",
     "Card Last4|Customer Email|Customer ID"},
    {kWooCommerceOrders, kOrders, 0.9, "Order Number|Order Status|Order Date",
     "First Name (Billing)|Email (Billing)|Order Total Amount"},
    {kEventStream, kEvents, 0.95, "type|messageId", "anonymousId|userId"},
    {kEventStream, kEvents, 0.9, "type|event|timestamp", "anonymousId|userId"},
    {kGoogleAnalytics, kEvents, 0.97, "event_name|user_pseudo_id", "event_timestamp|event_date"},
};

bool has_all(const Table& table, std::string_view names) {
  bool has = true;
  for_each_name(names,
                [&](std::string_view name) { has = has && find_header(table, name).has_value(); });
  return has;
}

bool has_any(const Table& table, std::string_view names) {
  bool has = names.empty();
  for_each_name(names,
                [&](std::string_view name) { has = has || find_header(table, name).has_value(); });
  return has;
}

bool is_first(const Table& table, std::string_view name) {
  if (name.empty()) return true;
  const std::vector<std::string>& header = table.columns.front().header;
  return std::any_of(header.begin(), header.end(),
                     [&](const std::string& cell) { return is_header_name(cell, name); });
}

/// "`Name`, `Email` and so on": the names of a rule as a person reads them.
std::string quote_names(const LayoutRule& rule) {
  std::string quoted;
  for (const std::string_view names : {rule.first, rule.all}) {
    for_each_name(names, [&](std::string_view name) {
      quoted += (quoted.empty() ? "`" : ", `") + std::string(name) + "`";
    });
  }
  return quoted;
}

std::string describe(std::string_view what, Layout layout) {
  return std::string(what) + ", as in exports of " + std::string(to_string(layout));
}

void keep_surer(LayoutMatch match, LayoutMatch& best) {
  if (match.confidence > best.confidence) best = std::move(match);
}

void try_rules(const Table& table, LayoutMatch& best) {
  for (const LayoutRule& rule : kRules) {
    if (rule.confidence <= best.confidence || !is_first(table, rule.first)) continue;
    if (!has_all(table, rule.all) || !has_any(table, rule.any)) continue;
    best = {rule.layout, rule.kind, rule.confidence,
            describe("the file has the columns " + quote_names(rule), rule.layout)};
  }
}

/// How many header rows' cells begin so, in the row that has most of them.
std::size_t count_beginnings(const Table& table, std::string_view beginning) {
  std::size_t most = 0;
  for (const HeadRecord& record : table.header) {
    const auto count =
        std::count_if(record.cells.begin(), record.cells.end(),
                      [&](const std::string& cell) { return cell.starts_with(beginning); });
    most = std::max(most, static_cast<std::size_t>(count));
  }
  return most;
}

void try_import_ids(const Table& table, LayoutMatch& best) {
  struct Writing {
    Layout layout;
    std::string_view beginning;
  };
  for (const auto& [layout, beginning] :
       {Writing{kQualtrics, "{\"ImportId\""}, Writing{kQualtricsInsights, "{'ImportId'"}}) {
    const std::size_t count = count_beginnings(table, beginning);
    if (count == 0) continue;
    keep_surer({layout, kSurvey, 0.99,
                describe("the header has ImportId in " + std::to_string(count) + " cells", layout)},
               best);
  }
  const auto tag = find_header(table, "V1");
  const auto id = find_header(table, "ResponseID");
  if (tag && tag == id) {
    keep_surer({kQualtricsLegacy, kSurvey, 0.98,
                describe("`V1` stands above `ResponseID`", kQualtricsLegacy)},
               best);
  }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_code_letter(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

std::string_view first_cell(const Column& column) {
  return column.header.empty() ? std::string_view() : std::string_view(column.header.front());
}

/// "code. Text", "code[sub]. Text" or the same with "._." between.
bool is_code_and_text(std::string_view name) {
  if (name.empty() || !is_letter(name[0])) return false;
  const auto code_end = static_cast<std::size_t>(
      std::find_if_not(name.begin(), name.end(), is_code_letter) - name.begin());
  name.remove_prefix(code_end);
  if (name.starts_with('[')) {
    const std::size_t close = name.find(']');
    if (close == std::string_view::npos || close == 1) return false;
    name.remove_prefix(close + 1);
  }
  return name.starts_with(". ") || name.starts_with("._.");
}

/// "q0004_0001".
bool is_numbered_question(std::string_view name) {
  if (name.size() < 5 || name[0] != 'q') return false;
  return std::all_of(name.begin() + 1, name.end(), [](char c) { return is_digit(c) || c == '_'; });
}

template <class Accepts>
double share_of_named(const Table& table, Accepts accepts) {
  std::size_t named = 0;
  std::size_t accepted = 0;
  for (const Column& column : table.columns) {
    const std::string_view name = first_cell(column);
    named += name.empty() ? 0 : 1;
    accepted += accepts(name) ? 1 : 0;
  }
  return named == 0 ? 0 : static_cast<double>(accepted) / static_cast<double>(named);
}

void try_question_codes(const Table& table, LayoutMatch& best) {
  constexpr double kMost = 0.8;
  if (table.columns.size() > 2 && share_of_named(table, is_code_and_text) >= kMost) {
    keep_surer({kLimeSurvey, kSurvey, 0.9,
                describe("most columns are headed by a code and a text", kLimeSurvey)},
               best);
  }
  const bool has_dates = find_header(table, "StartDate") && find_header(table, "EndDate");
  if (has_dates && share_of_named(table, is_numbered_question) >= kMost / 2) {
    keep_surer({kSurveyMonkey, kSurvey, 0.8,
                describe("columns are headed q0001, q0002_0001 and so on", kSurveyMonkey)},
               best);
  }
}

/// Two header rows whose second says "Response", without any of the tool's own columns.
void try_sentinels(const Table& table, LayoutMatch& best) {
  if (table.header.size() < 2) return;
  const std::size_t count =
      count_beginnings(table, "Response") + count_beginnings(table, "Open-Ended Response");
  if (count < 2) return;
  keep_surer({kSurveyMonkey, kSurvey, 0.85,
              describe("a header row says \"Response\" in " + std::to_string(count) + " cells",
                       kSurveyMonkey)},
             best);
}

bool is_date(const Column& column) {
  return column.type == ColumnType::kDate || column.type == ColumnType::kDateTime;
}

bool is_grid_row(std::string_view name) {
  return name.ends_with(']') && name.find(" [") != std::string_view::npos;
}

constexpr std::string_view kTimestamps =
    "Timestamp|Sygnatura czasowa|Отметка времени|Vremenska oznaka|Vremenski žig|Zeitstempel|"
    "Marca temporal|Horodateur";

/// A first column that says when, and questions behind it.
void try_google_forms(const Table& table, LayoutMatch& best) {
  const Column& first = table.columns.front();
  if (!is_any_name(first_cell(first), kTimestamps) || table.columns.size() < 2) return;
  if (first.filled_count > 0 && !is_date(first)) return;
  const auto asks = [](std::string_view name) {
    return name.ends_with('?') || name.size() > 40 || is_grid_row(name);
  };
  if (share_of_named(table, asks) == 0) return;
  const bool is_sure =
      share_of_named(table, is_grid_row) > 0 || table.part.find("Form Responses") == 0;
  keep_surer(
      {kGoogleForms, kSurvey, is_sure ? 0.95 : 0.8,
       describe("column `" + first.name + "` comes first and questions follow", kGoogleForms)},
      best);
}

void try_formats(const Table& table, LayoutMatch& best) {
  if (table.format == FileFormat::kSav) {
    keep_surer({kSpss, kSurvey, 0.8, "the file is an SPSS system file"}, best);
  }
  const bool is_json = table.format == FileFormat::kJson || table.format == FileFormat::kNdjson;
  if (is_json && find_header(table, "*-Comment")) {
    keep_surer({kSurveyJs, kSurvey, 0.8,
                describe("a column ends in `-Comment` beside its question", kSurveyJs)},
               best);
  }
}

// Metadata

struct LayoutNames {
  Layout layout;
  std::string_view names;
};

constexpr std::string_view kQualtricsNames =
    "StartDate|EndDate|Status|IPAddress|Progress|Duration (in seconds)|Finished|RecordedDate|"
    "ResponseId|ResponseSet|RecipientLastName|RecipientFirstName|RecipientEmail|Name|EmailAddress|"
    "ExternalReference|ExternalDataReference|LocationLatitude|LocationLongitude|LocationAccuracy|"
    "DistributionChannel|UserLanguage|*_First Click|*_Last Click|*_Page Submit|*_Click Count|*_DO";

constexpr LayoutNames kMetadata[] = {
    {kQualtrics, kQualtricsNames},
    {kQualtricsInsights, kQualtricsNames},
    {kQualtricsLegacy, kQualtricsNames},
    {kSurveyMonkey,
     "Respondent ID|RespondentID|Collector ID|Collector|Start Date|End Date|StartDate|EndDate|"
     "IP Address|Email Address|First Name|Last Name|Custom Data*|language|weight"},
    {kGoogleForms, kTimestamps},
    {kMicrosoftForms,
     "ID|Start time|Completion time|Email|Name|Last modified time|Total points|Quiz feedback|"
     "Points - *|Feedback - *"},
    {kTypeform,
     "#|Response Type|Start Date (UTC)|Stage Date (UTC)|Submit Date (UTC)|Network ID|Tags|Ending"},
    {kLimeSurvey,
     "id|id. *|submitdate*|lastpage*|startlanguage*|seed|seed. *|startdate*|datestamp*|ipaddr*|"
     "refurl*|token|token. *|Response ID|Date submitted|Last page|Start language|"
     "Date started|Date last action|IP address|Referrer URL"},
    {kKoboToolbox,
     "start|end|_id|_uuid|_submission_time|_validation_status|_notes|_status|_submitted_by|_tags|"
     "_index|_parent_index|__version__|deviceid|username|today"},
    {kOdkCentral,
     "SubmissionDate|KEY|PARENT_KEY|SubmitterID|SubmitterName|Status|instanceID|meta-instanceID|"
     "*-Latitude|*-Longitude|*-Altitude|*-Accuracy|DeviceID|Edits|FormVersion|ReviewState|"
     "AttachmentsPresent|AttachmentsExpected"},
    {kRedcap, "record_id|participant_id|redcap_*|*_timestamp|*_complete"},
    {kFormbricks,
     "No.|Response ID|Timestamp|Finished|Survey ID|Formbricks ID (internal)|User ID|Tags|source|"
     "url|userAgent - *"},
};

constexpr std::string_view kMetadataAnywhere =
    "Respondent ID|RespondentID|ResponseId|Response ID|Collector ID|Network ID|Submit Date (UTC)|"
    "submitdate|lastpage|startlanguage|Timestamp";

std::string_view metadata_names(Layout layout) {
  for (const LayoutNames& each : kMetadata) {
    if (each.layout == layout) return each.names;
  }
  return kMetadataAnywhere;
}

/// Whole numbers without a name that rise from row to row.
bool is_row_index(const Column& column, std::size_t row_count) {
  if (!first_cell(column).empty() || column.header.empty()) return false;
  if (column.type != ColumnType::kInteger || row_count == 0) return false;
  for (std::size_t row = 0; row < row_count; ++row) {
    if (!column.has_value(row)) return false;
    if (row > 0 && column.value(row) <= column.value(row - 1)) return false;
  }
  return true;
}

/// By column: a weight is no answer, and the answers of a set count where they are joined.
std::vector<bool> find_counted_elsewhere(const Table& table) {
  std::vector<bool> is_counted(table.columns.size());
  if (table.weight_column) is_counted[*table.weight_column] = true;
  for (const ResponseSet& set : table.response_sets) {
    if (!set.joined) continue;
    for (const std::uint32_t column : set.columns) is_counted[column] = true;
  }
  return is_counted;
}

}  // namespace

LayoutMatch find_layout(const Table& table) {
  LayoutMatch best;
  if (table.columns.empty()) return best;
  try_import_ids(table, best);
  try_rules(table, best);
  try_question_codes(table, best);
  try_sentinels(table, best);
  try_google_forms(table, best);
  try_formats(table, best);
  return best;
}

std::vector<std::uint32_t> find_metadata(Layout layout, const Table& table) {
  const std::string_view names = metadata_names(layout);
  const std::vector<bool> is_counted_elsewhere = find_counted_elsewhere(table);
  std::vector<std::uint32_t> columns;
  for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const bool is_named =
        std::any_of(column.header.begin(), column.header.end(),
                    [&](const std::string& cell) { return is_any_name(cell, names); });
    const bool is_numbering = i == 0 && is_row_index(column, table.row_count);
    if (is_named || is_numbering || is_counted_elsewhere[i]) columns.push_back(i);
  }
  return columns;
}

}  // namespace sonder
