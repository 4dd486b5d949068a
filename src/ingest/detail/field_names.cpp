#include "ingest/detail/field_names.h"

#include <algorithm>
#include <iterator>

#include "base/sorting.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace sonder {
namespace {

using enum Field;
using enum NameStrength;

// English, then Polish, Croatian, Russian and German; folded, so "й" is written "и".
constexpr KnownNames kKnownNames[] = {
    {kCustomerId, kCertain,
     "customer id|customer no|customer number|customer key|customer code|customerid|"
     "client id|cust id|id customer|user id|userid|member id|buyer id|person id|"
     "contact id|loyalty card number|id klienta|klient id|numer klienta|nr klienta|"
     "kod klienta|id kupca|sifra kupca|broj kupca|kupac id|id клиента|код клиента|"
     "номер клиента|id покупателя|kundennummer|kunden nr|kundennr|kunden id"},
    {kCustomerId, kLikely,
     "account id|household id|rec id|record id|customer|klient|kupac|клиент|"
     "покупатель|kunde"},
    {kCustomerId, kPossible, "id"},
    {kEmail, kCertain,
     "email|e mail|mail|email address|e mail address|emailaddress|adres email|"
     "adres e mail|e poczta|e posta|eposta|e mail adresa|email adresa|"
     "электронная почта|эл почта|адрес электроннои почты|e mail adresse|email adresse"},
    {kEmail, kLikely, "почта"},
    {kFirstName, kCertain, "first name|firstname|given name|forename|fname|imie|ime|имя|vorname"},
    {kLastName, kCertain,
     "last name|lastname|surname|family name|lname|nazwisko|prezime|фамилия|nachname|"
     "familienname"},
    {kFullName, kCertain,
     "full name|fullname|customer name|client name|imie i nazwisko|nazwa klienta|"
     "ime i prezime|фио|имя и фамилия|имя клиента|vor und nachname|kundenname"},
    {kFullName, kLikely, "billing name"},
    {kFullName, kPossible, "name"},
    {kPhone, kCertain,
     "phone|phone number|telephone|telephone number|mobile|mobile phone|cell phone|"
     "tel|telefon|numer telefonu|nr telefonu|telefon komorkowy|komorka|broj telefona|"
     "mobitel|телефон|номер телефона|telefonnummer|handynummer"},
    {kPhone, kLikely, "telephone 1"},
    {kBirthDate, kCertain,
     "birth date|birthdate|date of birth|birthday|dob|data urodzenia|datum rodenja|"
     "дата рождения|geburtsdatum"},
    {kCity, kCertain, "city|town|suburb|miasto|miejscowosc|grad|mjesto|город|stadt"},
    {kCity, kLikely, "ort"},
    {kPostcode, kCertain,
     "postcode|post code|postal code|zip|zip code|zipcode|kod pocztowy|postanski broj|"
     "почтовыи индекс|plz|postleitzahl"},
    {kPostcode, kLikely, "индекс"},
    {kCountry, kCertain, "country|country code|country region|kraj|drzava|zemlja|страна|land"},
    {kCountry, kLikely, "panstwo"},
    {kStreet, kCertain,
     "street|street address|address|address 1|address1|address line 1|home address|ulica|adres|"
     "adresa|adresa stanovanja|адрес|strasse|anschrift"},
    {kHouseNumber, kCertain,
     "house number|house no|house nr|street number|street no|building number|numer domu|nr domu|"
     "numer budynku|kucni broj|номер дома|дом|hausnummer|hausnr"},
    {kAddressLine2, kCertain,
     "address 2|address2|address line 2|street address 2|street 2|apartment|flat number|"
     "numer mieszkania|nr mieszkania|квартира|adresszusatz"},
    {kRegion, kCertain,
     "region|province|state province|state region|province code|province name|state code|"
     "wojewodztwo|zupanija|регион|область|bundesland|kanton|canton"},
    {kRegion, kLikely, "state|county"},
    {kNationalId, kCertain,
     "national id|national identification number|national insurance number|"
     "social security number|social security no|social security id|soc sec id|soc sec no|ssn|"
     "personal identification number|personal number|pesel|numer pesel|nr pesel|oib|osobni "
     "identifikacijski broj|jmbg|снилс|инн|sozialversicherungsnummer|ahv nummer"},
    {kCompany, kCertain,
     "company|company name|organization|organisation|firma|nazwa firmy|tvrtka|компания|"
     "организация|unternehmen"},
    {kGender, kCertain, "gender|sex|plec|spol|пол|geschlecht"},
    {kLanguage, kCertain,
     "language|preferred language|locale|customer locale|jezyk|jezik|язык|sprache"},
    {kRegisteredOn, kCertain,
     "registered on|registered at|registered|registration date|signup date|"
     "sign up date|signed up|member since|customer since|joined|join date|optin time|"
     "data rejestracji|zarejestrowany|datum registracije|дата регистрации|"
     "registrierungsdatum|registriert am"},
    {kRegisteredOn, kLikely,
     "created|created at|created on|created utc|create date|creation date|"
     "date created|data utworzenia"},
    {kMarketingConsent, kCertain,
     "marketing consent|accepts marketing|accepts email marketing|email opt in|"
     "email consent|newsletter|newsletter consent|zgoda marketingowa|"
     "zgoda na marketing|marketinska privola|согласие на рассылку|"
     "marketing einwilligung"},
    {kMarketingConsent, kLikely,
     "opt in|consent|subscribed|zgoda|privola|согласие|рассылка|einwilligung"},
    {kDoNotIdentify, kCertain,
     "do not identify|do not link|stays anonymous|stay anonymous|wants to stay anonymous|"
     "is anonymous|anonymous|anonimowy|anonimowa|pozostaje anonimowy|anoniman|zeli ostati "
     "anoniman|анонимно|анонимный|anonym|bleibt anonym"},
    {kOrderId, kCertain,
     "order id|order no|order number|order nr|orderid|id order|order reference|"
     "invoice|invoice no|invoice id|invoice number|invoiceno|transaction id|"
     "transaction no|receipt number|receipt id|receipt no|basket id|purchase id|"
     "sale id|id zamowienia|numer zamowienia|nr zamowienia|numer faktury|nr faktury|"
     "nr paragonu|broj narudzbe|id narudzbe|broj racuna|номер заказа|id заказа|"
     "номер чека|bestellnummer|bestell nr|auftragsnummer|rechnungsnummer"},
    {kOrderId, kLikely, "order|zamowienie|narudzba|заказ"},
    {kOrderId, kPossible, "id|name|number"},
    {kOrderedAt, kCertain,
     "order date|orderdate|ordered at|ordered on|date of order|invoice date|"
     "invoicedate|purchase date|purchased at|date of purchase|transaction date|"
     "sale date|placed at|order time|order purchase timestamp|data zamowienia|"
     "data zakupu|data sprzedazy|data faktury|datum narudzbe|datum kupnje|"
     "datum racuna|дата заказа|дата покупки|bestelldatum|kaufdatum|rechnungsdatum"},
    {kOrderedAt, kLikely,
     "created at|created utc|created|processed at|date|data zlozenia|data|datum|дата"},
    {kOrderedAt, kPossible, "paid at|timestamp|datetime"},
    {kAmount, kCertain,
     "amount|order amount|order value|total amount|amount paid|dollar value|"
     "line total|row total|payment value|revenue|order total|grand total|total paid|"
     "total price|kwota|wartosc|wartosc zamowienia|kwota zamowienia|suma zamowienia|"
     "wartosc brutto|razem|iznos|ukupan iznos|ukupno|сумма|сумма заказа|итого|betrag|"
     "gesamtbetrag|summe|gesamt|umsatz"},
    {kAmount, kLikely, "total|sum|sales|spend|suma|стоимость"},
    {kAmount, kPossible, "value|subtotal|price"},
    {kOrderTotal, kCertain,
     "order total|grand total|order amount|order value|total|total paid|"
     "wartosc zamowienia|kwota zamowienia|suma zamowienia|ukupan iznos|сумма заказа|"
     "gesamtbetrag"},
    {kOrderTotal, kLikely, "total amount|total price"},
    {kDiscount, kCertain,
     "discount|discounts|discount amount|discount total|total discount|order discount|rabat|"
     "kwota rabatu|znizka|popust|iznos popusta|скидка|сумма скидки|rabatt"},
    {kTax, kCertain,
     "tax|taxes|tax amount|total tax|sales tax|vat|vat amount|podatek|podatek vat|kwota podatku|"
     "kwota vat|pdv|porez|iznos pdv|налог|ндс|сумма ндс|steuer|mwst"},
    {kShipping, kCertain,
     "shipping|shipping cost|shipping costs|shipping amount|shipping total|shipping price|"
     "shipping fee|delivery cost|delivery costs|delivery fee|delivery price|postage|freight|"
     "koszt dostawy|koszt wysylki|dostawa|wysylka|dostava|cijena dostave|trosak dostave|"
     "troskovi dostave|postarina|доставка|стоимость доставки|versand|versandkosten"},
    {kQuantity, kCertain, "quantity|qty|units|ilosc|kolicina|количество|menge|anzahl"},
    {kQuantity, kLikely, "items|count|number of*|sztuk|liczba sztuk|кол во"},
    {kUnitPrice, kCertain,
     "unit price|unitprice|lineitem price|price per unit|item price|product price|cena jednostkowa|"
     "cena brutto|jedinicna cijena|цена за единицу|einzelpreis|stuckpreis"},
    {kUnitPrice, kLikely, "price|cena|cijena|цена|preis"},
    {kCurrency, kCertain, "currency|currency code|waluta|valuta|валюта|wahrung"},
    {kStatus, kCertain,
     "order status|financial status|payment status|status zamowienia|status narudzbe|"
     "статус заказа|bestellstatus"},
    {kStatus, kLikely, "status|transaction type|статус"},
    {kChannel, kCertain,
     "channel|sales channel|order source|kanal|kanal sprzedazy|prodajni kanal|канал|"
     "канал продаж|vertriebskanal"},
    {kShop, kCertain,
     "shop name|store name|shop brand|web shop|webshop|storefront|nazwa sklepu|sklep internetowy|"
     "naziv trgovine|web trgovina|название магазина|интернет магазин|shopname"},
    {kChannel, kLikely, "store|shop|sklep|trgovina|магазин"},
    {kChannel, kPossible, "source"},
    {kProduct, kCertain,
     "product|product id|product code|sku|stock code|stockcode|produkt|id produktu|kod produktu|"
     "proizvod|sifra proizvoda|товар|артикул|artikelnummer"},
    {kProduct, kLikely,
     "product name|product title|item name|lineitem name|item|item id|article|description|towar|"
     "nazwa produktu|naziv proizvoda|название товара|artikl|artikel"},
    {kProduct, kPossible, "id|code|kod|sifra|код"},
    {kProductName, kPossible,
     "product|product name|product title|product description|item name|lineitem name|item|"
     "description|name|title|produkt|nazwa|nazwa produktu|proizvod|naziv|naziv proizvoda|товар|"
     "название|название товара|bezeichnung"},
    {kCategory, kCertain,
     "category|product category|product type|kategoria|kategoria produktu|kategorija|"
     "категория|kategorie|warengruppe"},
    {kCategory, kLikely, "department"},
    {kBrand, kCertain, "brand|marka|бренд|marke"},
    {kColour, kCertain,
     "colour|color|product colour|product color|variant colour|variant color|kolor|barwa|boja|"
     "цвет|farbe"},
    {kBrand, kLikely, "manufacturer|vendor|producent|proizvodac|марка|hersteller"},
    {kHappenedAt, kCertain,
     "happened at|occurred at|event time|event date|event timestamp|event at|time of event|"
     "data zdarzenia|czas zdarzenia|vrijeme dogadaja|datum dogadaja|дата события|время события|"
     "ereigniszeit|ereignisdatum|ticket created|date opened|ticket created at|opened on|note date|"
     "data notatki|data zgloszenia|datum zahtjeva|datum biljeske|дата обращения|дата заметки"},
    {kHappenedAt, kLikely,
     "timestamp|time|datetime|date time|date|created at|created|created on|created time|"
     "created date|date created|logged at|data|czas|data utworzenia|znacznik czasu|datum|vrijeme|"
     "дата|время|zeitpunkt|zeit|erstellt am"},
    {kEventId, kCertain, "event id|eventid|id zdarzenia|id dogadaja|id события|ereignis id"},
    {kEventId, kLikely, "insert id|activity id|note id|uuid|log id"},
    {kEventName, kCertain,
     "event|event name|eventname|event type|nazwa zdarzenia|zdarzenie|typ zdarzenia|dogadaj|"
     "naziv dogadaja|vrsta dogadaja|событие|название события|тип события|ereignis|ereignisname"},
    {kEventName, kLikely, "action|activity|activity type|akcja|akcija|действие|aktion"},
    {kEventName, kPossible, "type|typ|tip|vrsta|тип|art"},
    {kAnonymousId, kCertain,
     "anonymous id|anonymousid|user pseudo id|visitor id|device id|cookie id|client cookie|"
     "id anonimowe|id urzadzenia|anonimni id|id uredaja|анонимныи id|id устроиства|gerate id"},
    {kPreviousId, kCertain, "previous id|previousid"},
    {kPage, kCertain,
     "page|page url|page path|page location|page title|url|adres strony|strona|stranica|"
     "adresa stranice|страница|адрес страницы|seite|seiten url"},
    {kPage, kLikely, "path|screen|screen name|location"},
    {kSearchText, kCertain,
     "search term|search query|search text|search|query|keyword|fraza|wyszukiwana fraza|"
     "pojam pretrage|поисковыи запрос|suchbegriff"},
    {kCampaign, kCertain,
     "campaign|campaign name|campaign title|campaign id|mailing|mailing name|newsletter name|"
     "kampania|nazwa kampanii|id kampanii|kampanja|naziv kampanje|кампания|рассылка|kampagne|"
     "kampagnenname"},
    {kCampaign, kLikely, "utm campaign|template|template name"},
    {kCampaignStep, kCertain,
     "campaign stage|campaign step|stage|step|journey step|sequence step|etap|etap kampanii|krok|"
     "faza|korak|этап|шаг|etappe|schritt|phase"},
    {kMessageId, kCertain,
     "message id|messageid|email id|mail id|delivery id|send id|id wiadomosci|id poruke|"
     "id сообщения|id письма|nachrichten id"},
    {kSentAt, kCertain,
     "sent at|sent|sent on|sent time|send time|send date|sent date|date sent|wyslano|data wysylki|"
     "poslano|datum slanja|отправлено|дата отправки|gesendet|gesendet am|versanddatum"},
    {kDeliveredAt, kCertain,
     "delivered at|delivered|delivered on|dostarczono|data dostarczenia|isporuceno|доставлено|"
     "zugestellt|zugestellt am"},
    {kOpenedAt, kCertain,
     "opened at|opened|open time|opened time|first opened|first open|otwarto|data otwarcia|"
     "otvoreno|открыто|дата открытия|geoffnet|geoffnet am"},
    {kClickedAt, kCertain,
     "clicked at|clicked|click time|first click|first clicked|kliknieto|data klikniecia|kliknuto|"
     "клик|дата клика|geklickt|geklickt am"},
    {kBouncedAt, kCertain, "bounced at|bounced|bounce|odbito|odbicie|odbijeno|unzustellbar"},
    {kUnsubscribedAt, kCertain,
     "unsubscribed at|unsubscribed|unsub time|wypisano|data wypisania|odjava|отписка|abgemeldet|"
     "abgemeldet am"},
    {kSubject, kCertain,
     "subject|subject line|email subject|ticket subject|temat|tytul|predmet|naslov|тема|betreff"},
    {kSubject, kLikely, "title|topic|reason|problem|issue|sprawa"},
    {kText, kCertain,
     "note|notes|note text|comment|comments|remark|remarks|notatka|tresc notatki|notatki|uwaga|"
     "uwagi|biljeska|biljeske|napomena|заметка|заметки|комментарии|notiz|notizen|bemerkung"},
    {kText, kLikely,
     "text|body|message|content|description|tresc|opis|wiadomosc|tekst|poruka|текст|описание|"
     "сообщение|inhalt|nachricht|beschreibung"},
    {kTicketId, kCertain,
     "ticket id|ticket no|ticket number|ticket|case id|case number|case no|issue id|request id|"
     "zgloszenie|numer zgloszenia|nr zgloszenia|id zgloszenia|broj zahtjeva|zahtjev|broj upita|"
     "номер обращения|обращение|заявка|ticketnummer|vorgangsnummer"},
    {kTicketId, kPossible, "id|number|numer|broj|номер|nummer"},
    {kSolvedAt, kCertain,
     "solved at|solved|solved on|resolved at|resolved|resolved on|resolved time|resolution date|"
     "closed at|closed|closed on|closed time|date closed|ticket closed|rozwiazano|data rozwiazania|"
     "zamknieto|data zamkniecia|rijeseno|datum rjesenja|zatvoreno|решено|дата решения|закрыто|"
     "дата закрытия|gelost am|geschlossen am"},
    {kRating, kCertain,
     "rating|satisfaction|satisfaction score|satisfaction rating|csat|csat score|score|ocena|"
     "ocena obslugi|ocjena|оценка|bewertung|zufriedenheit"},
    {kAuthor, kCertain,
     "author|written by|agent|agent name|assignee|created by|owner|autor|autorka|konsultant|"
     "dodal|napisao|агент|автор|сотрудник|verfasser|bearbeiter"},
};

// Words in front that say whose a thing is. "Shipping" is not among them: who receives a parcel
// need not be who pays.
constexpr std::string_view kWhose[] = {
    "customer", "client",  "buyer",   "billing",  "default",
    "address",  "contact", "primary", "lineitem", "user",
};

constexpr std::string_view kSurveyMetadata[] = {
    "respondent id",
    "respondentid",
    "collector id",
    "response id",
    "responseid",
    "response set",
    "network id",
    "submit date utc",
    "start date utc",
    "submission date",
    "submission time",
    "date submitted",
    "submitdate",
    "last page",
    "lastpage",
    "start language",
    "startlanguage",
    "completion time",
    "completed time",
    "recorded date",
    "duration in seconds",
    "user language",
    "external reference",
    "external data reference",
    "validation status",
    "redcap survey identifier",
    "distribution channel",
    "response type",
    "sygnatura czasowa",
    "vremenska oznaka",
    "отметка времени",
    "zeitstempel",
};

constexpr std::size_t kLongestLabel = 40;  ///< code points; longer column names are wordings

bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string split_camel_case(std::string_view name) {
  std::string split;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_upper(name[i]) && is_lower(name[i - 1])) split += ' ';
    split += name[i];
  }
  return split;
}

bool matches_name(std::string_view known, std::string_view words) {
  if (known.ends_with('*')) return words.starts_with(known.substr(0, known.size() - 1));
  return known == words;
}

bool lists_name(std::string_view names, std::string_view words) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('|'), names.size());
    if (matches_name(names.substr(0, end), words)) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

NameStrength weaker(NameStrength strength) { return strength == kCertain ? kLikely : kPossible; }

void add_field(FieldName found, std::vector<FieldName>& fields) {
  const auto same = std::find_if(fields.begin(), fields.end(), [&](const FieldName& known) {
    return known.field == found.field;
  });
  if (same == fields.end()) {
    fields.push_back(found);
  } else {
    same->strength = std::max(same->strength, found.strength);
  }
}

void add_fields_of(std::span<const KnownNames> table, std::string_view words, bool is_qualified,
                   std::vector<FieldName>& fields) {
  for (const KnownNames& known : table) {
    if (!lists_name(known.names, words)) continue;
    // "Customer id" is an id of customers, but "billing id" is nobody's known id.
    if (is_qualified && known.strength == kPossible) continue;
    add_field({known.field, is_qualified ? weaker(known.strength) : known.strength}, fields);
  }
}

void add_fields_of(std::string_view words, bool is_qualified, std::vector<FieldName>& fields) {
  add_fields_of(kKnownNames, words, is_qualified, fields);
  add_fields_of(names_of_attributes(), words, is_qualified, fields);
}

/// Takes one word such as "billing" off the front; false when there is none.
bool drop_whose(std::string_view& words) {
  for (const std::string_view whose : kWhose) {
    if (words.size() <= whose.size() || !words.starts_with(whose)) continue;
    if (words[whose.size()] != ' ') continue;
    words.remove_prefix(whose.size() + 1);
    return true;
  }
  return false;
}

}  // namespace

double weight_of(NameStrength strength) {
  switch (strength) {
    case kPossible: return 0.5;
    case kLikely: return 0.8;
    case kCertain: return 1.0;
  }
  return 0;
}

std::string name_words(std::string_view column_name) {
  return fold_words(split_camel_case(column_name));
}

std::vector<FieldName> fields_named(std::string_view column_name) {
  const std::string whole = name_words(column_name);
  std::vector<FieldName> fields;
  std::string_view words = whole;
  add_fields_of(words, false, fields);
  while (drop_whose(words)) add_fields_of(words, true, fields);
  sort_stably(fields,
              [](const FieldName& a, const FieldName& b) { return a.strength > b.strength; });
  return fields;
}

bool is_survey_metadata_name(std::string_view column_name) {
  const std::string words = name_words(column_name);
  return std::find(std::begin(kSurveyMetadata), std::end(kSurveyMetadata), words) !=
         std::end(kSurveyMetadata);
}

bool is_question_wording(std::string_view column_name) {
  if (column_name.find('?') != std::string_view::npos) return true;
  std::size_t code_points = 0;
  while (!column_name.empty() && code_points <= kLongestLabel) {
    take_code_point(column_name);
    ++code_points;
  }
  return code_points > kLongestLabel;
}

}  // namespace sonder
