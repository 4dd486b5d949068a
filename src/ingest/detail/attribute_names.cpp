#include "ingest/detail/field_names.h"

namespace sonder {
namespace {

using enum Field;
using enum NameStrength;

// English, then Polish, Croatian, Russian and German; folded, so "й" is written "и".
constexpr KnownNames kAttributeNames[] = {
    {kObservedAt, kCertain,
     "observed at|observed on|updated at|updated on|last updated|last modified|"
     "modified at|modified on|exported on|exported at|as of|data aktualizacji|"
     "data modyfikacji|data eksportu|datum azuriranja|azurirano|datum izvoza|"
     "дата обновления|дата выгрузки|aktualisiert am|geandert am"},
    {kPatronymic, kCertain,
     "patronymic|middle name|drugie imie|imie ojca|srednje ime|ime oca|отчество|vatersname"},
    {kWorkEmail, kCertain,
     "work email|business email|company email|email work|email sluzbowy|e mail sluzbowy|"
     "poslovni email|poslovni e mail|рабочая почта|рабочии email"},
    {kWorkPhone, kCertain,
     "work phone|business phone|office phone|phone work|telefon sluzbowy|poslovni telefon|"
     "рабочии телефон"},
    {kPhoneOperator, kCertain,
     "phone operator|mobile operator|operator|operator telefonu|teleoperater|оператор|"
     "оператор связи|mobilfunkanbieter"},
    {kEmailVerified, kCertain,
     "email verified|verified email|email confirmed|email zweryfikowany|"
     "email potwierdzony|email potvrden|почта подтверждена"},
    {kPhoneVerified, kCertain,
     "phone verified|verified phone|phone confirmed|telefon zweryfikowany|"
     "telefon potvrden|телефон подтвержден"},
    {kSocialAccount, kCertain,
     "social account|social handle|social media|facebook|instagram|twitter|linkedin|vk|"
     "profil spolecznosciowy|konto spolecznosciowe"},
    {kLoyaltyCard, kCertain,
     "loyalty card|loyalty card no|loyalty id|karta lojalnosciowa|numer karty|nr karty|"
     "kartica vjernosti|карта лояльности|kundenkarte"},
    {kEmployer, kCertain,
     "employer|place of work|workplace|pracodawca|miejsce pracy|poslodavac|работодатель|"
     "место работы|arbeitgeber"},
    {kJobTitle, kCertain,
     "job title|jobtitle|position|function|stanowisko|funkcja|radno mjesto|pozicija|"
     "должность|funktion"},
    {kCommunicationPreferences, kCertain,
     "communication preferences|contact preferences|email preferences|"
     "preferencje komunikacji|preferencje kontaktu|предпочтения связи"},
    {kPreferredChannel, kCertain,
     "preferred channel|preferred contact|preferred contact method|preferowany kanal|"
     "preferirani kanal|предпочтительныи канал"},
    {kAnalyticsConsent, kCertain,
     "analytics consent|consent analytics|consent to analytics|statistics consent|"
     "zgoda na analityke|zgoda analityczna|zgoda na statystyki|privola za analitiku"},
    {kProfilingConsent, kCertain,
     "profiling consent|consent profiling|consent to profiling|zgoda na profilowanie|"
     "privola za profiliranje|согласие на профилирование"},
    {kThirdPartyConsent, kCertain,
     "third party consent|partner consent|consent third party|consent to third parties|"
     "consent partners|zgoda na przekazanie|zgoda partnerzy|zgoda dla partnerow|"
     "privola trecim stranama|согласие на передачу"},
    {kAcquisitionSource, kCertain,
     "acquisition source|lead source|signup source|how did you hear|zrodlo pozyskania|"
     "izvor akvizicije|источник привлечения"},
    {kReferrer, kCertain,
     "referrer|referred by|referral|polecajacy|polecony przez|preporucio|рекомендатель"},
    {kOrdersPlaced, kCertain,
     "orders count|order count|number of orders|total orders|orders placed|"
     "liczba zamowien|broj narudzbi|количество заказов|anzahl bestellungen"},
    {kOrdersAbandoned, kCertain,
     "abandoned orders|abandoned carts|abandoned checkouts|porzucone koszyki|"
     "napustene kosarice|брошенные корзины"},
    {kItemsBought, kCertain,
     "items bought|items purchased|total items|liczba produktow|broj artikala|"
     "куплено товаров"},
    {kAverageOrder, kCertain,
     "average order|average order value|average basket|aov|average ticket|"
     "srednia wartosc zamowienia|sredni koszyk|prosjecna narudzba|среднии чек"},
    {kTotalSpent, kCertain,
     "total spent|total spend|lifetime value|ltv|clv|suma zakupow|wartosc zakupow|"
     "ukupno potroseno|сумма покупок"},
    {kOrdersReturned, kCertain,
     "returned orders|orders returned|number of returns|liczba zwrotow|broj povrata|"
     "количество возвратов"},
    {kInquiries, kCertain,
     "inquiries|enquiries|number of inquiries|liczba zapytan|broj upita|"
     "количество запросов"},
    {kLastContact, kCertain,
     "last contact|last contacted|last contact date|data ostatniego kontaktu|"
     "ostatni kontakt|posljednji kontakt|последнии контакт"},
    {kContactChannel, kCertain,
     "contact channel|communication channel|kanal kontaktu|kanal komunikacji|"
     "kanal komunikacije|канал связи"},
    {kLinkClicks, kCertain,
     "link clicks|clicks|total clicks|klikniecia|liczba klikniec|klikovi|клики"},
    {kVisits, kCertain,
     "visits|number of visits|web visits|liczba wizyt|wizyty|broj posjeta|визиты"},
    {kVisitDepth, kCertain,
     "visit depth|pages per visit|depth of visit|glebokosc wizyty|stron na wizyte|"
     "dubina posjeta|глубина просмотра"},
    {kVisitSubject, kCertain,
     "visit subject|pages viewed|categories viewed|products viewed|ogladane kategorie|"
     "ogladane produkty|pregledane kategorije"},
    {kLikes, kCertain, "likes|number of likes|polubienia|lajkovi|лаики"},
    {kComments, kCertain,
     "number of comments|comment count|liczba komentarzy|broj komentara|"
     "количество комментариев"},
    {kSupportRequests, kCertain,
     "support requests|support tickets|tickets|number of tickets|zgloszenia|"
     "liczba zgloszen|broj prijava|обращения"},
    {kLastSupport, kCertain,
     "last support|last ticket|last ticket date|data zgloszenia|ostatnie zgloszenie|"
     "posljednja prijava|последнее обращение"},
    {kSupportSubject, kCertain,
     "support subject|ticket subject|temat zgloszenia|tema prijave|тема обращения"},
    {kResolutionHours, kCertain,
     "resolution hours|resolution time hours|time to resolve|czas rozwiazania|"
     "vrijeme rjesavanja|время решения"},
    {kMaritalStatus, kCertain,
     "marital status|civil status|stan cywilny|bracni status|bracno stanje|"
     "семеиное положение|familienstand"},
    {kChildren, kCertain,
     "children|number of children|kids|kidhome|dzieci|liczba dzieci|djeca|broj djece|дети|"
     "количество детеи|kinder|anzahl kinder"},
    {kChildrenAges, kCertain,
     "children ages|ages of children|childrens ages|wiek dzieci|dob djece|возраст детеи|"
     "alter der kinder"},
    {kChildrenBirthYears, kCertain,
     "children birth years|birth years of children|lata urodzenia dzieci|"
     "godine rodenja djece|годы рождения детеи"},
    {kAge, kCertain, "age|wiek|dob osobe|starost|возраст|alter"},
    {kBirthYear, kCertain,
     "birth year|year of birth|year birth|yob|rok urodzenia|godina rodenja|год рождения|"
     "geburtsjahr"},
    {kResidence, kCertain,
     "residence|residence type|housing|place of residence|miejsce zamieszkania|"
     "typ mieszkania|mjesto stanovanja|жилье|wohnsituation"},
    {kCarMake, kCertain,
     "car make|car brand|car|vehicle|marka samochodu|samochod|auto|marka automobila|"
     "марка автомобиля|автомобиль|automarke"},
    {kPets, kCertain,
     "pets|pet|pet type|zwierzeta|zwierze|kucni ljubimci|ljubimci|домашние животные|"
     "питомцы|haustiere"},
    {kPetNames, kCertain,
     "pet names|pet name|imie zwierzecia|imiona zwierzat|ime ljubimca|кличка|клички"},
    {kInterests, kCertain,
     "interests|interest|hobbies|hobby|centres of interest|zainteresowania|interesi|"
     "hobiji|интересы|хобби|interessen"},
    {kActivityLevel, kCertain, "activity|activity level|aktywnosc|aktivnost|активность"},
    {kMediaAttendance, kCertain,
     "media attendance|media|media usage|media consumption|korzystanie z mediow|mediji"},
    {kEducation, kCertain,
     "education|education level|level of education|wyksztalcenie|obrazovanje|"
     "strucna sprema|образование|bildung|bildungsabschluss"},
    {kOccupation, kCertain,
     "occupation|profession|job|zawod|praca|zanimanje|profesija|профессия|beruf"},
    {kCareer, kCertain, "career|career stage|kariera|karijera|карьера|karriere"},
    {kIncomeLevel, kCertain,
     "income|income level|household income|annual income|dochod|dochody|zarobki|prihod|"
     "primanja|доход|уровень дохода|einkommen"},
    {kServiceQuality, kCertain,
     "service quality|service rating|quality of service|ocena obslugi|jakosc obslugi|"
     "ocjena usluge|качество обслуживания"},
    {kProductRating, kCertain,
     "product rating|product quality|rating of products|ocena produktu|ocena produktow|"
     "ocjena proizvoda|оценка товара"},
    {kSatisfaction, kCertain,
     "satisfaction|satisfaction score|csat|zadowolenie|satysfakcja|zadovoljstvo|"
     "удовлетворенность|zufriedenheit"},
    {kFavouriteColour, kCertain,
     "favourite colour|favorite color|preferred colour|preferred color|ulubiony kolor|"
     "omiljena boja|любимыи цвет|lieblingsfarbe"},
    {kFavouriteHoliday, kCertain,
     "favourite holiday|favorite holiday|ulubione swieto|omiljeni blagdan|любимыи праздник"},
    {kKindOfRest, kCertain,
     "kind of rest|type of rest|holiday type|rodzaj wypoczynku|vrsta odmora|вид отдыха"},
    {kFavouriteBrand, kCertain,
     "favourite brand|favorite brand|preferred brand|ulubiona marka|omiljena marka|"
     "любимыи бренд|lieblingsmarke"},
    {kFavouriteCategory, kCertain,
     "favourite category|favorite category|preferred category|prefered order category|"
     "preferred order category|ulubiona kategoria|omiljena kategorija|любимая категория"},
    {kFavouriteProduct, kCertain,
     "favourite product|favorite product|ulubiony produkt|omiljeni proizvod|любимыи товар"},
    {kReadingWishes, kCertain, "reading wishes|topics of interest|tematy|teme koje vas zanimaju"},
    {kWishedCustomisation, kCertain,
     "wished customisation|wished customization|personalizacja|zeljena prilagodba"},
    {kBuysFor, kCertain, "buys for|purchase for|gift or self|kupuje dla|kupuje za|покупает для"},
    {kDecidingFactor, kCertain,
     "deciding factor|purchase reason|reason for purchase|czynnik decydujacy|powod zakupu|"
     "odlucujuci faktor|razlog kupnje|решающии фактор|kaufgrund"},
    {kExpectations, kCertain,
     "expectations|expectation|oczekiwania|ocekivanja|ожидания|erwartungen"},
    {kNip, kCertain, "nip|numer nip|nr nip"},
    {kRegon, kCertain, "regon|numer regon|nr regon"},
    {kKrs, kCertain, "krs|numer krs|nr krs"},
    {kOib, kCertain, "company oib|oib firme|oib tvrtke"},
    {kInn, kCertain, "company inn|инн компании|инн организации"},
    {kOgrn, kCertain, "ogrn|огрн"},
    {kVatNumber, kCertain,
     "vat number|vat id|vat no|vat registration number|nip ue|pdv broj|pdv id|ust id|"
     "ust idnr|umsatzsteuer id"},
    {kSector, kCertain, "sector|industry|branza|sektor|djelatnost|отрасль|branche"},
    {kCompanySize, kCertain,
     "company size|number of employees|employees|employee count|wielkosc firmy|"
     "liczba pracownikow|velicina tvrtke|broj zaposlenih|количество сотрудников|"
     "mitarbeiterzahl"},
    {kParentCompany, kCertain,
     "parent company|parent account|holding|spolka matka|firma nadrzedna|matica|"
     "maticno drustvo|материнская компания|muttergesellschaft"},
    {kContactRole, kCertain, "contact role|buying role|role|rola|uloga|роль|rolle"},
    {kDecisionMaker, kCertain,
     "decision maker|is decision maker|key contact|decydent|osoba decyzyjna|"
     "donositelj odluke|лицо принимающее решения|entscheider"},
};

}  // namespace

std::span<const KnownNames> names_of_attributes() { return kAttributeNames; }

}  // namespace sonder
