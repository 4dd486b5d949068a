#include "survey/response_design.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/blanks.h"

namespace sonder {
namespace {

Error invalid(std::string message, std::string hint) {
  return {ErrorCode::kInvalidArgument, std::move(message), std::move(hint)};
}

Status check(const Table& table, const DesignColumns& columns) {
  if (!columns.strata && !columns.clusters && !columns.population) {
    return invalid("the design names no column", "name strata, clusters or population sizes");
  }
  for (const auto& column : {columns.strata, columns.clusters, columns.population}) {
    if (!column || *column < table.columns.size()) continue;
    return Error{ErrorCode::kNotFound, "the file has no column " + std::to_string(*column)};
  }
  return Done{};
}

/// Cells as numbers in the order in which they come first.
struct NumberedCells {
  std::vector<std::uint32_t> number_of;
  std::vector<std::string> names;
};

NumberedCells number_cells(const Column& column, std::size_t row_count) {
  NumberedCells cells;
  std::unordered_map<std::string, std::uint32_t> numbers;
  PackedNumbers::Buffer buffer;
  cells.number_of.assign(row_count, DrawnRows::kNowhere);
  for (std::size_t row = 0; row < row_count; ++row) {
    if (!column.has_value(row)) continue;
    const std::string name(trim(column.cell(row, buffer)));
    const auto [found, is_new] =
        numbers.emplace(name, static_cast<std::uint32_t>(cells.names.size()));
    if (is_new) cells.names.push_back(name);
    cells.number_of[row] = found->second;
  }
  return cells;
}

void read_strata(const Table& table, const DesignColumns& columns, DrawnRows& rows) {
  if (!columns.strata) {
    rows.stratum_of.assign(table.row_count, 0);
    rows.strata = {""};
    return;
  }
  NumberedCells cells = number_cells(table.columns[*columns.strata], table.row_count);
  rows.stratum_of = std::move(cells.number_of);
  rows.strata = std::move(cells.names);
}

/// Rows without a cluster are in no stratum either.
void read_clusters(const Table& table, const DesignColumns& columns, DrawnRows& rows) {
  if (!columns.clusters) return;
  rows.cluster_of = number_cells(table.columns[*columns.clusters], table.row_count).number_of;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (rows.cluster_of[row] == DrawnRows::kNowhere) rows.stratum_of[row] = DrawnRows::kNowhere;
  }
}

std::string describe_stratum(const DrawnRows& rows, std::size_t stratum) {
  return rows.strata[stratum].empty() ? "the sample" : "stratum `" + rows.strata[stratum] + "`";
}

double number_of(const Column& column, std::size_t row) {
  double scale = 1;
  for (std::int32_t digit = 0; digit < column.decimals; ++digit) scale *= 10;
  return static_cast<double>(column.value(row)) / scale;
}

/// Sizes of the strata; 0 where none was read.
Result<std::vector<double>> read_sizes(const Column& column, DrawnRows& rows) {
  std::vector<double> sizes(rows.strata.size());
  for (std::size_t row = 0; row < rows.stratum_of.size(); ++row) {
    std::uint32_t& stratum = rows.stratum_of[row];
    if (stratum == DrawnRows::kNowhere) continue;
    const double size = column.has_value(row) ? number_of(column, row) : 0;
    if (size <= 0) {
      stratum = DrawnRows::kNowhere;
    } else if (sizes[stratum] != 0 && sizes[stratum] != size) {
      return invalid("column `" + column.name + "` has several population sizes for " +
                         describe_stratum(rows, stratum),
                     "give each stratum one size, or choose the column of strata");
    } else {
      sizes[stratum] = size;
    }
  }
  return sizes;
}

Status read_population(const Table& table, const DesignColumns& columns, DrawnRows& rows) {
  if (!columns.population) return Done{};
  const Column& column = table.columns[*columns.population];
  if (column.type != ColumnType::kInteger && column.type != ColumnType::kDecimal) {
    return invalid("column `" + column.name + "` holds no population sizes",
                   "choose a column of numbers");
  }
  Result<std::vector<double>> sizes = read_sizes(column, rows);
  if (!sizes) return sizes.error();
  rows.population = std::move(sizes).value();
  rows.is_part = std::all_of(rows.population.begin(), rows.population.end(),
                             [](double size) { return size <= 1; });
  return Done{};
}

/// How many clusters, or rows without any, each stratum has among these rows.
std::vector<std::size_t> count_clusters(const DrawnRows& rows,
                                        std::span<const std::uint32_t> units) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  for (const std::uint32_t row : units) {
    places.emplace_back(rows.stratum_of[row], rows.cluster_of.empty() ? row : rows.cluster_of[row]);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<std::size_t> counts(rows.strata.size());
  for (const auto& place : places) ++counts[place.first];
  return counts;
}

std::vector<std::uint32_t> list_drawn(const DrawnRows& rows) {
  std::vector<std::uint32_t> drawn;
  for (std::uint32_t row = 0; row < rows.stratum_of.size(); ++row) {
    if (rows.stratum_of[row] != DrawnRows::kNowhere) drawn.push_back(row);
  }
  return drawn;
}

ResponseDesign list_units(const DrawnRows& rows, std::span<const double> weights) {
  ResponseDesign design;
  for (const std::uint32_t row : list_drawn(rows)) {
    if (weights[row] <= 0) continue;
    design.rows.push_back(row);
    design.drawn.weights.push_back(weights[row]);
    design.drawn.strata.push_back(rows.stratum_of[row]);
    if (!rows.cluster_of.empty()) design.drawn.clusters.push_back(rows.cluster_of[row]);
  }
  return design;
}

/// The part of a stratum's clusters that was drawn; 0 where nothing is known.
double part_drawn(const DrawnRows& rows, std::size_t stratum, std::size_t drawn) {
  if (rows.population.empty() || drawn == 0) return 0;
  const double size = rows.population[stratum];
  return rows.is_part ? size : static_cast<double>(drawn) / size;
}

}  // namespace

Result<DrawnRows> read_drawn_rows(const Table& table, const DesignColumns& columns) {
  if (const Status status = check(table, columns); !status) return status.error();
  DrawnRows rows;
  read_strata(table, columns, rows);
  read_clusters(table, columns, rows);
  if (const Status read = read_population(table, columns, rows); !read) return read.error();
  if (!list_drawn(rows).empty()) return rows;
  return invalid("no response has a cell in all columns of the design",
                 "choose the columns that say how the sample was drawn");
}

std::vector<double> expansion_weights(const DrawnRows& rows) {
  std::vector<double> weights(rows.stratum_of.size());
  const std::vector<std::uint32_t> drawn = list_drawn(rows);
  const std::vector<std::size_t> clusters = count_clusters(rows, drawn);
  for (const std::uint32_t row : drawn) {
    const std::uint32_t stratum = rows.stratum_of[row];
    const double part = part_drawn(rows, stratum, clusters[stratum]);
    weights[row] = part > 0 ? 1 / part : 1;
  }
  return weights;
}

Result<ResponseDesign> make_response_design(const DrawnRows& rows,
                                            std::span<const double> weights) {
  if (weights.size() != rows.stratum_of.size()) {
    return invalid("there must be one weight per row of the design", "");
  }
  ResponseDesign design = list_units(rows, weights);
  const std::vector<std::size_t> clusters = count_clusters(rows, design.rows);
  for (std::size_t stratum = 0; stratum < clusters.size(); ++stratum) {
    double part = part_drawn(rows, stratum, clusters[stratum]);
    if (part > 1) {
      return invalid("more was drawn from " + describe_stratum(rows, stratum) +
                         " than its population size says there is",
                     "give how many clusters the stratum has, or people where there are none");
    }
    if (clusters[stratum] == 1 && part < 1) {
      design.lonely.push_back(rows.strata[stratum]);
      part = 1;
    }
    design.strata += clusters[stratum] > 0 ? 1 : 0;
    design.clusters += clusters[stratum];
    design.drawn.sampling_fractions.push_back(part);
  }
  if (design.clusters > design.strata) return design;
  return invalid("no stratum has two clusters, so that nothing tells how uncertain figures are",
                 "choose columns of fewer strata or of more clusters");
}

}  // namespace sonder
