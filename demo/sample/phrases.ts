import type { Language } from './words.js';

/** What people complain of or praise. A # stands for 5 to 9, a ~ for one of the things. */
export interface Phrases {
  late: readonly string[];
  returned: readonly string[];
  unhappy: readonly string[];
  happy: readonly string[];
  wishes: readonly string[];
  things: readonly string[]; // that there could be more of
}

export const PHRASES: Readonly<Record<Language | 'en', Phrases>> = {
  en: {
    late: ['My parcel came # days late.', 'Delivery took too long, please send updates.'],
    returned: ['Returning the jacket was complicated.', 'The refund took # days.',
      'Please add a size chart: I had to send the boots back.'],
    unhappy: ['Prices went up and the quality did not.', 'The app loses my basket.'],
    happy: ['Nothing, keep it up!', 'All good.'],
    wishes: ['More ~, please.', 'I miss ~.', 'Less plastic.', 'Gift cards!'],
    things: ['colours', 'large sizes', 'wooden toys', 'lids that fit', 'sales'],
  },
  pl: {
    late: ['Paczka przyszła # dni po terminie.', 'Dostawa trwa za długo, zwłaszcza przed świętami.',
      'Status "wysłano" wisiał przez # dni.'],
    returned: ['Zwrot pieniędzy trwał # dni.', 'Rozmiary butów są zaniżone, musiałam odesłać.',
      'Zwroty powinny być prostsze, bez drukowania etykiety.'],
    unhappy: ['Ceny rosną szybciej niż jakość.', 'Aplikacja gubi koszyk.',
      'Za dużo mejli z reklamą, # tygodniowo.'],
    happy: ['Nic, tak trzymać!', 'Wszystko super.', 'Namiot przetrwał burzę, brawo!',
      'Dzieci zachwycone.', 'Obsługa w sklepie przemiła.'],
    wishes: ['Więcej ~.', 'Brakuje mi ~.', 'Przydałby się sklep w Lublinie.', 'Mniej plastiku w paczkach.',
      'Poproszę o więcej ~, szybko znikają.'],
    things: ['kolorów', 'dużych rozmiarów', 'drewnianych zabawek', 'garnków', 'promocji',
      'rzeczy dla nastolatków', 'kart podarunkowych', 'lekkich plecaków', 'kubków "Dzień dobry"'],
  },
  hr: {
    late: ['Paket je kasnio # dana.', 'Dostava predugo traje, osobito prije Božića.'],
    returned: ['Povrat novca trajao je # dana.', 'Čizme su bile premale, morala sam ih vratiti.'],
    unhappy: ['Cijene rastu, a kvaliteta ne.', 'Aplikacija gubi košaricu.'],
    happy: ['Ništa, samo tako nastavite!', 'Sve je odlično.', 'Šator je preživio buru!'],
    wishes: ['Više ~, molim.', 'Nedostaje mi ~.', 'Trgovina u Šibeniku!',
      'Opis na hrvatskom, "prijevod" je čudan.'],
    things: ['boja', 'većih brojeva', 'drvenih igračaka', 'popusta'],
  },
  cs: {
    late: ['Balík přišel o # dní později.', 'Doručení trvá moc dlouho.'],
    returned: ['Vrácení peněz trvalo # dní.', 'Boty byly malé, musel jsem je poslat zpět.'],
    unhappy: ['Ceny rostou rychleji než kvalita.'],
    happy: ['Nic, jen tak dál!', 'Všechno v pořádku, děkuji.'],
    wishes: ['Více ~.', 'Chybí mi víc ~.', 'Prodejna v Brně by potěšila.'],
    things: ['barev', 'velkých velikostí', 'dřevěných hraček', 'slev'],
  },
  de: {
    late: ['Das Paket kam # Tage zu spät.', 'Die Lieferung dauert zu lange.'],
    returned: ['Die Rückerstattung hat # Tage gedauert.', 'Die Größen fallen zu klein aus.'],
    unhappy: ['Die Preise steigen, die Qualität nicht.'],
    happy: ['Nichts, weiter so!', 'Alles bestens.'],
    wishes: ['Mehr ~.', 'Mir fehlen ~.', 'Ein Geschäft in Görlitz wäre schön.'],
    things: ['Farben', 'große Größen', 'Holzspielzeuge', 'Rabatte'],
  },
  ru: {
    late: ['Посылка опоздала на # дней.', 'Доставка идёт слишком долго, особенно перед праздниками.'],
    returned: ['Деньги за возврат шли # дней.', 'Ботинки маломерят, пришлось отправить обратно.'],
    unhappy: ['Цены растут, а качество нет.', 'Описание "на русском" переведено странно.'],
    happy: ['Всё отлично, так держать!', 'Палатка выдержала ливень!'],
    wishes: ['Больше ~.', 'Не хватает ~.', 'Хотелось бы магазин в Риге.'],
    things: ['цветов', 'больших размеров', 'деревянных игрушек', 'скидок'],
  },
};
