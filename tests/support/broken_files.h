#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/mutations.h"
#include "support/pollutions.h"
#include "support/sav_files.h"
#include "support/workbooks.h"

/// Any number of random and damaged files of every format that is read. The same number gives the
/// same bytes everywhere.
namespace sonder::testing {

struct BrokenFile {
  std::string name;
  std::string bytes;
  bool is_plain_text = false;  ///< delimited, one byte per unit: the byte ledger can be kept
};

inline std::string damaged_often(std::string bytes, Dice& dice) {
  for (std::uint32_t damage = dice.below(5); damage > 0 && !bytes.empty(); --damage) {
    bytes = damaged(std::move(bytes), dice);
  }
  return bytes;
}

inline std::string shop_orders(Dice& dice) {
  constexpr const char* kAmounts[] = {"12,50", "1 204,99", "3.000,00", "-7,20",
                                      "",      "0,1",      "n/a",      "19,90 zł"};
  constexpr const char* kStates[] = {"paid", "paid", "cancelled", "zwrot"};
  const char* line_end = dice.one_in(2) ? "\r\n" : "\n";
  std::string text = "order id;customer;email;ordered at;total;status";
  text += line_end;
  for (std::uint32_t row = 0, rows = dice.below(40); row < rows; ++row) {
    const std::string day = two_digits(1 + dice.below(28)) + '.' + two_digits(1 + dice.below(12));
    const std::string customer = std::to_string(100 + dice.below(12));
    text += "A" + std::to_string(row) + ";00" + customer + ";c" + customer + "@shop.example;";
    text += day + ".2024 " + two_digits(dice.below(24)) + ":05;";
    text += kAmounts[dice.below(8)];
    text += std::string(";") + kStates[dice.below(4)] + line_end;
  }
  return text;
}

inline std::string survey_answers(Dice& dice) {
  constexpr const char* kAnswers[] = {"Fast, friendly", "", "\"late\"", "N/A", "Ćevapi\nand tea"};
  std::string text =
      "Respondent ID,Start Date,How likely are you to recommend us?,What did you buy?,,,Why?\n"
      ",,,Tea,Cups,Lamps,Open-Ended Response\n";
  for (std::uint32_t row = 0, rows = dice.below(40); row < rows; ++row) {
    text += std::to_string(10'000'000 + row) + ",0" + std::to_string(1 + dice.below(9)) + "/";
    text += two_digits(1 + dice.below(28)) + "/2024 10:36:30 AM," + std::to_string(dice.below(11));
    for (const char* option : {",Tea", ",Cups", ",Lamps"}) text += dice.one_in(2) ? option : ",";
    std::string answer;
    for (const char byte : std::string_view(kAnswers[dice.below(5)])) {
      answer.append(byte == '"' ? 2 : 1, byte);
    }
    text += ",\"" + answer + "\"\n";
  }
  return text;
}

/// Names as Windows of Central Europe, Windows in Cyrillic, DOS and a Mac write them.
inline std::string names_in_old_bytes(Dice& dice) {
  constexpr const char* kNames[4][3] = {
      {"\xA3ukasz \xAFmuda", "Gra\xBFyna W\xF3jcik", "\xA3\xF3\x9F\x9E"},
      {"\xC8\xE2\xE0\xED", "\xCE\xEB\xFC\xE3\xE0", "\xCC\xEE\xF1\xEA\xE2\xE0"},
      {"\x9D\xA2\x98", "\xE6ivko", "\xAC\x9F"},
      {"caf\x8E", "\xD2yes\xD3", "na\x95ve"}};
  const auto& names = kNames[dice.below(4)];
  std::string text = "name,city,visits\n";
  for (std::uint32_t row = 0, rows = 1 + dice.below(30); row < rows; ++row) {
    text += std::string(names[dice.below(3)]) + ',' + names[dice.below(3)] + ',' +
            std::to_string(dice.below(50)) + '\n';
  }
  return text;
}

inline std::string as_utf16(std::string_view text, Dice& dice) {
  const bool is_big_endian = dice.one_in(2);
  std::string bytes;
  if (dice.one_in(2)) bytes = is_big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char byte : text) {
    if (is_big_endian) bytes += '\0';
    bytes += byte;
    if (!is_big_endian) bytes += '\0';
  }
  return bytes;
}

inline std::string json_record(std::uint32_t number, Dice& dice) {
  constexpr const char* kValues[] = {"null",   "true",  "\"text, \\u0142\"", "9007199254740993",
                                     "-1.5e3", "[1,2]", "\"2024-02-29\""};
  std::string text = "{\"id\":\"r" + std::to_string(number) + "\",\"email\":\"c" +
                     std::to_string(dice.below(20)) + "@shop.example\"";
  text += ",\"value\":" + std::string(kValues[dice.below(7)]);
  if (dice.one_in(3)) text += ",\"items\":[{\"sku\":\"a\",\"price\":2.50},{\"sku\":\"b\"}]";
  if (dice.one_in(3)) text += ",\"address\":{\"city\":\"Split\"}";
  return text + '}';
}

inline std::string json_records(std::string_view between, Dice& dice) {
  std::string text;
  for (std::uint32_t number = 0, count = dice.below(25); number < count; ++number) {
    if (number > 0) text += between;
    text += json_record(number, dice);
  }
  return text;
}

inline std::string random_workbook(Dice& dice) {
  std::string rows =
      "<row r=\"1\"><c t=\"inlineStr\"><is><t>order_id</t></is></c><c t=\"s\"><v>0</v></c>"
      "<c t=\"inlineStr\"><is><t>paid</t></is></c></row>";
  for (std::uint32_t row = 2, last = 2 + dice.below(25); row < last; ++row) {
    const std::string number = std::to_string(row);
    rows += "<row r=\"" + number + "\"><c r=\"A" + number + "\"><v>" + number + "</v></c>";
    rows += "<c r=\"B" + number + "\" s=\"1\"><v>" + std::to_string(45'000 + dice.below(400)) +
            ".5</v></c>";
    rows += dice.one_in(2) ? "<c t=\"b\"><v>1</v></c></row>" : "<c t=\"e\"><v>#N/A</v></c></row>";
  }
  return workbook_of(
      {.sheets = {{"Orders", rows}, {"Notes", "<row><c><v>1</v></c></row>"}},
       .shared = {"<t>ordered_at</t>"},
       .formats = "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs>",
       .properties = dice.one_in(3) ? "date1904=\"1\"" : ""});
}

inline std::string random_system_file(Dice& dice) {
  SavFile file({.is_big_endian = dice.one_in(2), .compression = dice.one_in(2) ? 1 : 0});
  file.number("Q1", 5, {.label = "How likely are you to recommend us?"});
  file.text("NAME", 12);
  file.labels({{1.0, "yes"}, {2.0, "no"}}, {1});
  for (std::uint32_t row = 0, rows = dice.below(30); row < rows; ++row) {
    SavCell answer = static_cast<double>(dice.below(4));
    if (dice.one_in(5)) answer = std::monostate();
    file.row({answer, std::string("person ") + std::to_string(row)});
  }
  return file.bytes();
}

inline BrokenFile random_file(Dice& dice) {
  std::string bytes = random_text(random_dialect(dice), dice);
  if (dice.one_in(8)) bytes = "\xEF\xBB\xBF" + bytes;
  if (dice.one_in(8)) bytes = "sep=;\r\n" + bytes;
  return {"random.csv", std::move(bytes), true};
}

inline BrokenFile damaged_source(Dice& dice) {
  static const std::string source = write_file(make_source());
  return {"source.csv", damaged_often(source.substr(0, 600 + dice.below(2'000)), dice), true};
}

inline BrokenFile broken_file(std::uint32_t number) {
  Dice dice(number);
  switch (number % 12) {
    case 0:
    case 1: return random_file(dice);
    case 2:
    case 3: return damaged_source(dice);
    case 4:
    case 5: return {"orders.csv", damaged_often(shop_orders(dice), dice), true};
    case 6: return {"survey.csv", damaged_often(survey_answers(dice), dice), true};
    case 7: return {"names.txt", damaged_often(names_in_old_bytes(dice), dice), true};
    case 8: return {"wide.csv", damaged_often(as_utf16(shop_orders(dice), dice), dice)};
    case 9: {
      const bool is_document = dice.one_in(2);
      const std::string records = json_records(is_document ? "," : "\n", dice);
      const std::string text = is_document ? '[' + records + ']' : records;
      return {is_document ? "records.json" : "records.ndjson", damaged_often(text, dice)};
    }
    case 10: return {"book.xlsx", damaged_often(random_workbook(dice), dice)};
    default: return {"system.sav", damaged_often(random_system_file(dice), dice)};
  }
}

}  // namespace sonder::testing
