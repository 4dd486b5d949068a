#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/definition.h"

/// Definitions of an invented survey of a market, as the survey tools write them.
namespace sonder::testing {

/// The definition that the text must be.
inline SurveyDefinition must_define(std::string_view text) {
  auto read = read_definition(text);
  if (!read) {
    ADD_FAILURE() << read.error().message;
    return {};
  }
  EXPECT_TRUE(read.value().has_value());
  return read.value().value_or(SurveyDefinition());
}

/// Four questions in two blocks, one in the trash, one text without an answer; choices are recoded
/// and reordered, a matrix has tags for its rows.
inline std::string a_qualtrics() {
  return R"({"SurveyEntry":{"SurveyName":"Fruit &amp; veg","SurveyLanguage":"EN"},"SurveyElements":[
{"Element":"BL","Payload":{"2":{"Type":"Standard","BlockElements":[
  {"Type":"Question","QuestionID":"QID3"},{"Type":"Question","QuestionID":"QID4"}]},
 "1":{"Type":"Default","BlockElements":[{"Type":"Question","QuestionID":"QID9"},
  {"Type":"Question","QuestionID":"QID1"},{"Type":"Page Break"},
  {"Type":"Question","QuestionID":"QID2"}]},
 "3":{"Type":"Trash","BlockElements":[{"Type":"Question","QuestionID":"QID8"}]}}},
{"Element":"SQ","Payload":{"QuestionID":"QID4","DataExportTag":"why","QuestionType":"TE",
 "Selector":"ML","QuestionText":"Why?"}},
{"Element":"SQ","Payload":{"QuestionID":"QID9","QuestionType":"DB","QuestionText":"Hello"}},
{"Element":"SQ","Payload":{"QuestionID":"QID8","DataExportTag":"old","QuestionType":"TE",
 "QuestionText":"Thrown away"}},
{"Element":"SQ","Payload":{"QuestionID":"QID1","DataExportTag":"taste","QuestionType":"MC",
 "Selector":"SAVR","QuestionText":"Which do you <b>like</b><br>best?","Language":{"PL":{}},
 "Choices":{"1":{"Display":"Apple"},"2":{"Display":"Pear"},"10":{"Display":"Plum"}},
 "ChoiceOrder":[10,"1","2"],"RecodeValues":{"1":"10","2":11,"10":"12"}}},
{"Element":"SQ","Payload":{"QuestionID":"QID2","DataExportTag":"bought","QuestionType":"MC",
 "Selector":"MAVR","QuestionText":"Which did you buy?","DisplayLogic":{"0":{}},"Language":[],
 "Choices":{"1":{"Display":"Apple"},"2":{"Display":"Pear"},"3":{"Display":"Plum","TextEntry":"true"}},
 "ChoiceOrder":["1","2","3"],"RecodeValues":[]}},
{"Element":"SQ","Payload":{"QuestionID":"QID3","DataExportTag":"stalls","QuestionType":"Matrix",
 "Selector":"Likert","SubSelector":"SingleAnswer","QuestionText":"How were the stalls?&nbsp;",
 "Choices":{"1":{"Display":"North"},"2":{"Display":"South"}},
 "Answers":{"1":{"Display":"Bad"},"2":{"Display":"Good"}},"AnswerOrder":[1,2],
 "ChoiceDataExportTags":{"1":"north","2":"south"}}}]})";
}

/// Five questions of the version 6 kind, in Polish and English: a number, a list with "other", a
/// multiple choice with a condition, an array of five points and a ranking.
inline std::string a_limesurvey() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<document>
 <LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>640</DBVersion>
 <languages><language>en</language><language>pl</language></languages>
 <answers><fields><fieldname>aid</fieldname></fields><rows>
  <row><aid>1</aid><qid>2</qid><code>AO01</code><sortorder>2</sortorder><scale_id>0</scale_id></row>
  <row><aid>2</aid><qid>2</qid><code>AO02</code><sortorder>1</sortorder><scale_id>0</scale_id></row>
  <row><aid>3</aid><qid>5</qid><code>a</code><sortorder>1</sortorder></row>
  <row><aid>4</aid><qid>5</qid><code>b</code><sortorder>2</sortorder></row>
 </rows></answers>
 <answer_l10ns><rows>
  <row><aid>1</aid><answer><![CDATA[Often]]></answer><language>en</language></row>
  <row><aid>1</aid><answer><![CDATA[Często]]></answer><language>pl</language></row>
  <row><aid>2</aid><answer><![CDATA[<p>Rzadko</p>]]></answer><language>pl</language></row>
  <row><aid>3</aid><answer>A</answer><language>pl</language></row>
  <row><aid>4</aid><answer>B</answer><language>pl</language></row>
 </rows></answer_l10ns>
 <groups><rows>
  <row><gid>20</gid><group_order>2</group_order></row>
  <row><gid>10</gid><group_order>1</group_order></row>
 </rows></groups>
 <questions><rows>
  <row><qid>2</qid><parent_qid>0</parent_qid><gid>20</gid><type><![CDATA[L]]></type>
   <title>often</title><other>Y</other><question_order>1</question_order>
   <relevance>1</relevance></row>
  <row><qid>3</qid><parent_qid>0</parent_qid><gid>20</gid><type>M</type><title>fruit</title>
   <question_order>2</question_order><relevance><![CDATA[((often == "AO01"))]]></relevance></row>
  <row><qid>4</qid><parent_qid>0</parent_qid><gid>20</gid><type>A</type><title>stalls</title>
   <question_order>3</question_order></row>
  <row><qid>5</qid><parent_qid>0</parent_qid><gid>20</gid><type>R</type><title>order</title>
   <question_order>4</question_order></row>
  <row><qid>6</qid><parent_qid>0</parent_qid><gid>20</gid><type>X</type><title>bye</title>
   <question_order>5</question_order></row>
  <row><qid>1</qid><parent_qid>0</parent_qid><gid>10</gid><type>N</type><title>age</title>
   <question_order>9</question_order></row>
 </rows></questions>
 <question_l10ns><rows>
  <row><qid>1</qid><question>Ile lat?</question><language>pl</language></row>
  <row><qid>2</qid><question>How often?</question><language>en</language></row>
  <row><qid>2</qid><question><![CDATA[Jak <em>często</em>?]]></question><language>pl</language></row>
  <row><qid>3</qid><question>Które owoce?</question><language>pl</language></row>
  <row><qid>31</qid><question>Śliwki</question><language>pl</language></row>
  <row><qid>32</qid><question>Gruszki</question><language>pl</language></row>
  <row><qid>4</qid><question>Stoiska</question><language>pl</language></row>
  <row><qid>41</qid><question>Północ</question><language>pl</language></row>
  <row><qid>42</qid><question>Południe</question><language>pl</language></row>
 </rows></question_l10ns>
 <subquestions><rows>
  <row><qid>32</qid><parent_qid>3</parent_qid><title>SQ002</title><question_order>2</question_order></row>
  <row><qid>31</qid><parent_qid>3</parent_qid><title>SQ001</title><question_order>1</question_order></row>
  <row><qid>41</qid><parent_qid>4</parent_qid><title>SQ001</title><question_order>1</question_order></row>
  <row><qid>42</qid><parent_qid>4</parent_qid><title>SQ002</title><question_order>2</question_order></row>
 </rows></subquestions>
 <surveys><rows><row><sid>1</sid><language>pl</language></row></rows></surveys>
 <surveys_languagesettings><rows>
  <row><surveyls_language>en</surveyls_language><surveyls_title>Market</surveyls_title></row>
  <row><surveyls_language>pl</surveyls_language><surveyls_title>Rynek</surveyls_title></row>
 </rows></surveys_languagesettings>
</document>
)";
}

inline std::string a_surveyjs() {
  return R"({"title":{"default":"Market","hr":"Tržnica"},"pages":[{"name":"p1","elements":[
{"type":"html","name":"intro","html":"Hello"},
{"type":"radiogroup","name":"best","title":"Best?","showOtherItem":true,"otherText":"Something else",
 "choices":[{"value":"a","text":{"default":"Apple","hr":"Jabuka"}},7]},
{"type":"panel","name":"inner","elements":[{"type":"checkbox","name":"bought","title":"Bought?",
 "choices":["apple","pear","plum"]}]}]},
{"name":"p2","elements":[{"type":"rating","name":"stars","title":"Stars?"},
{"type":"matrix","name":"stalls","title":"Stalls?","columns":["bad","good"],
 "rows":[{"value":"n","text":"North"},"s"]},
{"type":"boolean","name":"again","labelFalse":"Never"},
{"type":"comment","name":"note","valueName":"remark","title":"A note","visibleIf":"{again} = true"}]}]})";
}

/// A sheet of a workbook out of delimited text.
inline RawTable form_sheet(std::string name, std::string_view text) {
  RawTable sheet = raw_table_from(text);
  settle_encoding(sheet);
  sheet.format = FileFormat::kXlsx;
  sheet.part = std::move(name);
  return sheet;
}

inline std::vector<RawTable> an_xlsform() {
  std::vector<RawTable> sheets;
  sheets.push_back(
      form_sheet("survey",
                 "type,name,label::English (en),label::Polski (pl),relevant,parameters\n"
                 "start,start,,,,\n"
                 "select_one fruit,best,Best?,Co najbardziej?,,\n"
                 "select_multiple fruit or_other,bought,Bought?,Co kupione?,,\n"
                 "range,stars,Stars?,Gwiazdki?,,start=1 end=5 step=1\n"
                 "begin_group,end,The end,Koniec,${stars} < 3,\n"
                 "text,why,Why?,Czemu?,,\n"
                 "note,thanks,Thanks,Dziękuję,,\n"
                 "end_group,,,,,\n"
                 "date,visit,When?,Kiedy?,,\n"));
  sheets.push_back(form_sheet("choices",
                              "list_name,name,label::English (en),label::Polski (pl)\n"
                              "fruit,apple,Apple,Jabłko\nfruit,plum,Plum,Śliwka\nyn,1,Yes,Tak\n"));
  sheets.push_back(form_sheet("settings", "form_title,default_language\nMarket day,Polski (pl)\n"));
  return sheets;
}

}  // namespace sonder::testing
