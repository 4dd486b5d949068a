#include "ingest/recognition.h"

#include <algorithm>
#include <array>

#include "base/sorting.h"
#include "ingest/detail/column_facts.h"
#include "ingest/detail/field_matching.h"
#include "ingest/detail/kind_scores.h"
#include "ingest/detail/layouts.h"
#include "ingest/personal_columns.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::array kRecognisableKinds = {
    FileKind::kCustomers, FileKind::kOrders,  FileKind::kOrderLines,
    FileKind::kProducts,  FileKind::kSurvey,  FileKind::kEvents,
    FileKind::kMessages,  FileKind::kTickets, FileKind::kNotes};
constexpr double kLeastOther = 0.05;

/// What a vendor's layout says for its own kind and against the others.
void weigh_layout(const LayoutMatch& layout, FileCandidate& candidate) {
  if (candidate.mapping.kind != layout.kind) {
    candidate.confidence *= 1 - layout.confidence;
    return;
  }
  candidate.mapping.layout = layout.layout;
  candidate.confidence = std::max(candidate.confidence, layout.confidence);
  candidate.evidence.insert(candidate.evidence.begin(), layout.evidence);
}

FileCandidate judge_kind(FileKind kind, const Table& table, const std::vector<ColumnFacts>& facts,
                         const LayoutMatch& layout) {
  const Layout own_layout = layout.kind == kind ? layout.layout : Layout::kGeneric;
  const std::vector<FieldMatch> matches = match_fields(kind, own_layout, table, facts);
  KindScore score = score_kind(kind, table, facts, matches);
  FileCandidate candidate;
  candidate.mapping.kind = kind;
  for (const FieldMatch& match : matches) {
    candidate.mapping.fields.push_back({match.field, match.column});
  }
  candidate.confidence = score.confidence;
  candidate.evidence = std::move(score.evidence);
  if (!table.has_header) {
    candidate.evidence.push_back("the file has no header, so only the values could tell");
  }
  if (layout.layout != Layout::kGeneric) weigh_layout(layout, candidate);
  if (kind == FileKind::kSurvey) candidate.mapping.metadata = find_metadata(own_layout, table);
  return candidate;
}

/// Whether a list is called by what was bought: "orders", "customer.purchases", "zamówienia".
bool is_called_orders(std::string_view path) {
  const std::string name = fold(path.substr(path.rfind('.') + 1));
  constexpr std::string_view kWords[] = {"order",  "purchase", "transaction", "invoice", "sale",
                                         "zamowi", "zakup",    "narudzb",     "kupn",    "заказ"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// Dates and amounts alone may be those of notes or points, so an id or the list's name has to say
/// that they are of orders.
bool are_orders_of_customers(const Table& list, const Mapping& mapping) {
  return mapping.has_any({Field::kOrderedAt}) &&
         mapping.has_any({Field::kAmount, Field::kUnitPrice}) &&
         (mapping.has_any({Field::kOrderId}) || is_called_orders(list.part));
}

bool are_lines_of_orders(const Mapping& mapping) {
  if (!mapping.has_any({Field::kProduct, Field::kProductName})) return false;
  return mapping.has_any({Field::kQuantity}) ||
         (mapping.has_any({Field::kProduct}) &&
          mapping.has_any({Field::kUnitPrice, Field::kAmount}));
}

bool can_be_inside(FileKind outer, const Table& list, const Mapping& mapping) {
  switch (outer) {
    case FileKind::kCustomers:
      return mapping.kind == FileKind::kOrders && are_orders_of_customers(list, mapping);
    case FileKind::kOrders:
      return mapping.kind == FileKind::kOrderLines && are_lines_of_orders(mapping);
    default: return false;
  }
}

void weigh_outer_kind(FileKind outer, const Table& list, FileCandidate& candidate) {
  Mapping& mapping = candidate.mapping;
  if (!can_be_inside(outer, list, mapping)) {
    candidate.confidence = 0;
  } else if (mapping.kind == FileKind::kOrderLines) {
    std::erase_if(mapping.fields, [](const FieldColumn& each) {
      return each.field == Field::kCustomerId || each.field == Field::kEmail;
    });
  }
}

/// Orders and their lines are two explanations of one id: what speaks against the one for the
/// other does not speak for a third.
double explained_by_orders(const std::vector<FileCandidate>& candidates) {
  double explained = 0;
  for (const FileCandidate& candidate : candidates) {
    const bool is_order = candidate.mapping.kind == FileKind::kOrders ||
                          candidate.mapping.kind == FileKind::kOrderLines;
    if (is_order && candidate.mapping.column_of(Field::kOrderId)) explained += candidate.confidence;
  }
  return explained;
}

FileCandidate judge_other(const std::vector<FileCandidate>& candidates, const LayoutMatch& layout) {
  double best = explained_by_orders(candidates);
  for (const FileCandidate& candidate : candidates) best = std::max(best, candidate.confidence);
  FileCandidate other;
  other.confidence = std::max(kLeastOther, 1 - best);
  other.evidence.push_back("what the other kinds leave unexplained");
  const bool is_known = layout.layout != Layout::kGeneric && layout.kind == FileKind::kOther;
  if (is_known) weigh_layout(layout, other);
  return other;
}

void ask_if_close(std::vector<FileCandidate>& candidates) {
  FileCandidate& best = candidates.front();
  best.asks = best.confidence - candidates[1].confidence < kClearLead;
  if (!best.asks) return;
  best.evidence.push_back("it could as well be " +
                          std::string(to_string(candidates[1].mapping.kind)) + ": please confirm");
}

}  // namespace

std::string_view to_string(FileKind kind) {
  switch (kind) {
    case FileKind::kCustomers: return "customers";
    case FileKind::kOrders: return "orders";
    case FileKind::kOrderLines: return "order_lines";
    case FileKind::kProducts: return "products";
    case FileKind::kSurvey: return "survey";
    case FileKind::kEvents: return "events";
    case FileKind::kMessages: return "messages";
    case FileKind::kTickets: return "tickets";
    case FileKind::kNotes: return "notes";
    case FileKind::kOther: return "other";
  }
  return "";
}

std::optional<FileKind> file_kind_from(std::string_view name) {
  for (const FileKind kind : kRecognisableKinds) {
    if (to_string(kind) == name) return kind;
  }
  if (name == to_string(FileKind::kOther)) return FileKind::kOther;
  return std::nullopt;
}

std::optional<std::size_t> Mapping::column_of(Field field) const {
  for (const FieldColumn& each : fields) {
    if (each.field != field) continue;
    return is_left_out(each.column) ? std::nullopt : std::optional<std::size_t>(each.column);
  }
  return std::nullopt;
}

bool Mapping::has_any(std::initializer_list<Field> wanted) const {
  return std::any_of(wanted.begin(), wanted.end(),
                     [this](Field field) { return column_of(field).has_value(); });
}

bool Mapping::is_left_out(std::uint32_t column) const {
  return std::find(left_out.begin(), left_out.end(), column) != left_out.end();
}

std::vector<FileCandidate> recognise(const Table& table, std::optional<FileKind> outer) {
  const std::vector<ColumnFacts> facts = study_columns(table);
  const LayoutMatch layout = find_layout(table);
  std::vector<FileCandidate> candidates;
  for (const FileKind kind : kRecognisableKinds) {
    candidates.push_back(judge_kind(kind, table, facts, layout));
    if (outer) weigh_outer_kind(*outer, table, candidates.back());
  }
  candidates.push_back(judge_other(candidates, layout));
  if (outer) {
    candidates.back().evidence.push_back(
        "of lists inside of records only orders and their lines are read");
  }
  sort_stably(candidates, [](const FileCandidate& a, const FileCandidate& b) {
    return a.confidence > b.confidence;
  });
  const std::vector<std::uint32_t> left_out = columns_left_out_at_first(table);
  for (FileCandidate& candidate : candidates) candidate.mapping.left_out = left_out;
  ask_if_close(candidates);
  return candidates;
}

}  // namespace sonder
