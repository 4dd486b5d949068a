#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "ingest/recognition.h"
#include "model/population.h"
#include "survey/question.h"
#include "table/table.h"

namespace sonder {

/// One file with its accepted mapping. Points at data the caller owns.
struct MappedTable {
  SourceId source;
  const Table* table = nullptr;
  Mapping mapping;
  /// Of kSurvey files.
  const Questionnaire* questionnaire = nullptr;
};

/// What became of one file's rows: read = used + skipped. Issues about orders point at the order's
/// first row; where a field has no column, one issue with row 0 stands for all rows.
struct RowAccount {
  std::uint64_t read = 0;
  std::uint64_t used = 0;
  std::uint64_t skipped = 0;           ///< each with an Issue
  std::uint64_t without_customer = 0;  ///< used, but linked to nobody
  /// Of events: rows of visitors who never said who they are.
  std::uint64_t anonymous = 0;
  /// Of events: rows that stand later in the file than their moment, in a file that is mostly in
  /// the order of time. They go to their place.
  std::uint64_t late = 0;
  IssueLog issues;
};

struct AssembledPopulation {
  Population population;
  std::vector<RowAccount> accounts;  ///< one per input table, in their order
};

/// Turns mapped tables into the records, orders, lines and responses of one population. Tables of
/// kOther take no part: their accounts stay empty.
///
/// **Customers.** Every row is a record; rows that share an identifier are linked later, not here.
/// Ids lose blanks and one leading apostrophe (a spreadsheet's guard); "NA", "null", "-" and the
/// like name nobody.
/// **Orders.** Rows with an order id are one order each, the first where an id comes again in the
/// file (kRepeatedRecord, skipped). A row that says what was bought is also that order's line,
/// unless a file of lines has lines for it.
/// **Order lines.** Grouped into orders by order id within the file; a row without one is an order
/// of its own. A file that shares ids with an order file, or has no dates of its own beside one,
/// only says what was in those orders: the order file's total wins, missing cells are filled in,
/// and rows whose order is unknown are skipped (kUnknownOrder), since their money may be counted
/// elsewhere.
/// A last row that adds up the others, as reports end, is skipped (kTotalRow).
/// **Products.** Lists of products complete the lines that name the same ids: the product's name,
/// category and brand where a line says nothing, and its price where the file has no money of its
/// own. Of an id that a list has twice the first row counts (kRepeatedRecord); lines whose product
/// no list has stay as they are (kUnknownProduct).
/// **Money.** A row's amount is the mapped amount, else quantity × unit price, exact to the scale:
/// the most decimals any mapped amount needs, 2-6, beyond that rounded half away from zero. An
/// order of lines is worth the mapped order total, else the sum of its lines; what was paid back of
/// it (`Field::kRefund`) is taken off. Discount, tax and shipping are part of what was paid, or
/// not, as the file has it: nothing is added or taken off for them. Amounts that overflow are
/// missing (kMissingAmount). The currency of most orders is summed, orders in others
/// are kept without amount (kOtherCurrency); orders that name none are taken to be in it.
/// **Returns** are orders below zero or with a status such as "refund" or "return", whose amounts
/// are made negative, or such as "refunded": an order that was paid back as a whole, of which 0
/// remains. A status such as "cancelled" or "void" makes kCancelled.
/// Rows that name no customer stay, linked to nobody (kMissingCustomer).
/// **Events, messages, tickets, notes.** Every row is one, in any order of time; the same event,
/// message or ticket id again is a repetition (kRepeatedRecord, skipped). What happened is
/// understood by its name, see `understand_event_name`; names that are not known stay actions,
/// purchases among them, because orders say what was bought. Rows that identify somebody, and
/// nothing else, are used for that. Messages are folded: rows that tell what became of one message
/// to one person make one row of `Messages`, by message id, or else by campaign and channel, where
/// each "sent" begins another one. Ratings are kept on the file's scale.
/// A row without customer id and e-mail is of an anonymous visitor, if it has an anonymous id.
/// Where rows of one customer, and of no other, have that id in any file, the visitor is that
/// customer; else a record of its own. A device that two customers share tells of neither.
///
/// Records come in the order customers, orders, order lines, surveys, events, messages, tickets,
/// notes, and in the order of the tables among each; apart from that and the ids it makes, the
/// order of the tables has no influence.
///
/// Errors: kMissingField when a mapping lacks what its kind needs: customers an identifier or a
/// name; orders a date or money; order lines an order id or date; products an id; events a moment
/// and what happened; messages a moment; tickets an id or moment; notes a text. kInvalidArgument
/// when a mapping names a column that the table does not have, or a field or column twice. O(rows).
Result<AssembledPopulation> assemble(std::span<const MappedTable> tables);

/// The error `assemble` would give for this mapping of any table wide enough, if any.
std::optional<Error> check_mapping(const Mapping& mapping);

/// What a row of a table of orders says is the order's id; empty where it says none. Ids that are
/// the same text here are the same order. O(length), O(log odd texts) in a packed column.
std::string order_id_at(const Table& table, const Mapping& mapping, std::size_t row);

}  // namespace sonder
