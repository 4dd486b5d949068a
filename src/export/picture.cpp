#include "export/picture.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "base/number_text.h"
#include "base/rounding.h"
#include "base/utf8.h"

namespace sonder {
namespace {

constexpr int kWidth = 720;
constexpr int kMargin = 32;
constexpr int kBarsFrom = 300;
constexpr int kBarsTo = 620;
constexpr int kLineHeight = 26;
constexpr int kRowHeight = 30;
constexpr std::size_t kTitleColumns = 56;
constexpr std::size_t kLabelColumns = 34;
constexpr std::size_t kMostTitleLines = 4;
constexpr std::size_t kMostAnswers = 24;

std::string percent_of(double share) { return format_shortest(round_to(100 * share, 0)) + " %"; }

std::string score_of(double score) { return format_shortest(round_to(score, 0)); }

/// What XML cannot hold is left out.
std::string escape(std::string_view text) {
  std::string escaped;
  while (!text.empty()) {
    const char32_t point = take_code_point(text);
    switch (point) {
      case U'&': escaped += "&amp;"; break;
      case U'<': escaped += "&lt;"; break;
      case U'>': escaped += "&gt;"; break;
      case U'"': escaped += "&quot;"; break;
      default:
        if (point >= U' ' && point != 0xFFFE && point != 0xFFFF) append_utf8(escaped, point);
    }
  }
  return escaped;
}

/// At most so many code points, the last of them an ellipsis where there were more.
std::string shorten(std::string_view text, std::size_t most) {
  std::string shortened;
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count + 1 == most) {
      const char32_t last = take_code_point(text);
      append_utf8(shortened, text.empty() ? last : U'\u2026');
      return shortened;
    }
    append_utf8(shortened, take_code_point(text));
  }
  return shortened;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) take_code_point(text);
  return count;
}

/// Broken at blanks; a word that is longer than a line is shortened.
std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string word = shorten(text.substr(0, end), columns);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const bool fits =
        !lines.empty() && count_code_points(lines.back()) + 1 + count_code_points(word) <= columns;
    if (fits) {
      lines.back() += ' ' + word;
    } else {
      lines.push_back(word);
    }
  }
  if (lines.size() > kMostTitleLines) {
    lines.resize(kMostTitleLines);
    lines.back() += "\u2026";
  }
  return lines;
}

std::string attribute(std::string_view name, int value) {
  return ' ' + std::string(name) + "=\"" + std::to_string(value) + '"';
}

std::string write_text(int x, int y, std::string_view style, std::string_view text) {
  return "<text" + attribute("x", x) + attribute("y", y) + ' ' + std::string(style) + '>' +
         escape(text) + "</text>\n";
}

std::string write_bar(int y, double share, std::string_view colour) {
  const int width = static_cast<int>(std::lround((kBarsTo - kBarsFrom) * share));
  return "<rect" + attribute("x", kBarsFrom) + attribute("y", y) + attribute("width", width) +
         " height=\"18\" fill=\"" + std::string(colour) + "\"/>\n";
}

std::string write_answer(const SafeAnswers::Answer& answer, int y) {
  constexpr std::string_view kLabel = "font-size=\"14\" fill=\"#1a1f20\"";
  constexpr std::string_view kQuiet = "font-size=\"14\" fill=\"#566061\"";
  std::string row = write_text(kMargin, y + 14, kLabel, shorten(answer.label, kLabelColumns));
  row += write_bar(y, 1, "#f3f4f2");
  if (!answer.share) return row + write_text(kBarsFrom + 8, y + 14, kQuiet, "few people");
  row += write_bar(y, *answer.share, "#2a8075");
  return row + write_text(kBarsTo + 12, y + 14, kLabel, percent_of(*answer.share));
}

std::string score_line(const SafeAnswers& answers) {
  const SafeAnswers::Score& score = *answers.score;
  return "Net promoter score " + score_of(score.value) + " (" + score_of(score.interval.low) +
         " to " + score_of(score.interval.high) + ", " + percent_of(answers.confidence) +
         " interval)";
}

std::string base_line(const Released<SafeAnswers>& answers) {
  std::string line = std::to_string(answers.value().base) + " people answered";
  if (answers.value().is_weighted) line += "; their answers are weighted";
  if (answers.value().is_multiple) line += "; they could choose several answers";
  if (answers.note().suppressed_cells > 0) {
    line += "; answers of fewer than " + std::to_string(answers.note().policy.minimum_group) +
            " are not told";
  }
  return line + '.';
}

/// All of it in words.
std::string describe(const Released<SafeAnswers>& answers) {
  std::string words;
  if (answers.value().score) words += score_line(answers.value()) + ". ";
  for (const SafeAnswers::Answer& answer : answers.value().answers) {
    words += answer.label + ": " + (answer.share ? percent_of(*answer.share) : "few people") + ". ";
  }
  return words + base_line(answers);
}

std::string write_rows(const std::vector<SafeAnswers::Answer>& answers, int& y) {
  std::string rows;
  for (std::size_t at = 0; at < std::min(answers.size(), kMostAnswers); ++at) {
    rows += write_answer(answers[at], y);
    y += kRowHeight;
  }
  if (answers.size() > kMostAnswers) {
    rows += write_text(kMargin, y + 14, "font-size=\"14\" fill=\"#566061\"",
                       "and " + std::to_string(answers.size() - kMostAnswers) + " more answers");
    y += kRowHeight;
  }
  return rows;
}

}  // namespace

std::string write_svg(const Released<SafeAnswers>& answers) {
  const SafeAnswers& value = answers.value();
  std::string body;
  int y = kMargin + 16;
  for (const std::string& line : wrap(value.wording, kTitleColumns)) {
    body += write_text(kMargin, y, "font-size=\"20\" font-weight=\"600\" fill=\"#1a1f20\"", line);
    y += kLineHeight;
  }
  if (value.score) {
    body += write_text(kMargin, y, "font-size=\"16\" fill=\"#0b6159\"", score_line(value));
    y += kLineHeight;
  }
  body += write_rows(value.answers, y);
  body += write_text(kMargin, y + 20, "font-size=\"12\" fill=\"#566061\"", base_line(answers));
  const int height = y + 20 + kMargin;
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(kWidth) + ' ' +
         std::to_string(height) + '"' + attribute("width", kWidth) + attribute("height", height) +
         " role=\"img\" aria-labelledby=\"title description\" font-family=\"sans-serif\">\n<title "
         "id=\"title\">" +
         escape(value.wording) + "</title>\n<desc id=\"description\">" + escape(describe(answers)) +
         "</desc>\n<rect width=\"100%\" height=\"100%\" "
         "fill=\"#ffffff\"/>\n" +
         body + "</svg>\n";
}

}  // namespace sonder
