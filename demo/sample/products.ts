/** What Trzy Marki sells. The three brands are invented. */

export const BRANDS = ['Halniak', 'Miskarnia', 'Bąkoludki'] as const;

export interface Product {
  brand: number; // position in BRANDS
  category: string;
  price: number; // of the plain make, in grosze
  mostPieces: number; // that people buy at once
  returnRisk: number; // 1 is usual
  names: readonly (readonly string[])[]; // of each variant of each tier
}

/** Plain, better and best make: what the name gains and what the price is multiplied by. */
export const TIERS: readonly { suffix: string; factor: number }[] = [
  { suffix: '', factor: 1 },
  { suffix: ' Plus', factor: 1.8 },
  { suffix: ' Premium', factor: 3.4 },
];

/** How much of each brand is bought in a month, January first; 1 is an average month. */
export const SEASONS: readonly (readonly number[])[] = [
  [0.7, 0.7, 0.8, 1.0, 1.3, 1.6, 1.7, 1.4, 0.9, 0.7, 0.9, 1.2],
  [0.8, 0.7, 0.8, 0.9, 0.9, 0.8, 0.7, 0.8, 1.0, 1.1, 1.6, 2.1],
  [0.6, 0.6, 0.8, 0.9, 1.1, 0.9, 0.7, 1.3, 1.1, 0.8, 1.6, 2.3],
];

const COLOURS = 'granat|oliwka|grafit';

/** brand/category/return risk: name/price/most pieces/variants; ... */
const CATALOGUE = [
  `0/Camping/0.6: Namiot 2-osobowy/44900/1/zielony|piaskowy;
  Namiot 4-osobowy, z przedsionkiem/79900/1/zielony|piaskowy; Śpiwór puchowy/38900/2/do 0°C|do -10°C; Mata samopompująca/15900/2/;
  Plecak 35 l/24900/1/${COLOURS}; Kuchenka turystyczna/13900/1/; Czołówka/7900/2/;
  Termos 0,75 l/8900/2/stalowy|czarny; Kubek "Na szlak"/3900/4/`,
  `0/Outdoor clothing/2.2: Kurtka przeciwdeszczowa/32900/1/${COLOURS}; Polar/17900/1/${COLOURS};
  Spodnie trekkingowe/21900/1/grafit|oliwka; Buty trekkingowe/39900/1/niskie|wysokie;
  Czapka/5900/2/${COLOURS}; Skarpety z wełny merynosów/4900/3/; Rękawiczki/6900/1/`,
  `1/Kitchen/0.6: Patelnia 11", nieprzywierająca/12900/1/; Patelnia 9", żeliwna/15900/1/;
  Garnek 5 l, z pokrywką/17900/1/; Zestaw noży, 5 szt./19900/1/; Deska do krojenia/5900/1/dąb|buk;
  Młynek do kawy/9900/1/; Forma do ciasta "Babka"/4900/2/; Pojemniki, 3 szt./4500/3/`,
  `1/Tableware/0.9: Kubek "Dzień dobry"/2900/6/biały|niebieski|żółty; Talerz płytki/3200/6/biały|szary;
  Miska ceramiczna/3900/4/biały|szary|zielony; Szklanki, 6 szt./5900/2/; Sztućce, 24 szt./24900/1/;
  Dzbanek do herbaty/8900/1/`,
  `1/Home textiles/1.1: Pościel 160×200/16900/2/szara|w paski|w kwiaty; Ręcznik 70×140/4900/4/biały|szary;
  Koc wełniany/18900/1/szary|rudy; Obrus lniany/11900/1/; Zasłony, 2 szt./15900/2/szare|zielone`,
  `2/Toys & games/0.5: Klocki drewniane, 100 szt./9900/1/; Bączek "Wir"/2900/3/;
  Puzzle, 60 elementów/3900/2/zwierzęta|mapa|kosmos; Gra planszowa "Zbójnicy"/8900/1/;
  Pluszowy miś/6900/1/mały|duży; Kolejka, 40 elementów/18900/1/; Zestaw małego malarza/5900/2/`,
  `2/Kids' clothing/2: Kurtka dziecięca/15900/1/żółta|granatowa; Kombinezon zimowy/21900/1/;
  Body, 3 szt./6900/3/; Kalosze/7900/1/żółte|czerwone; Piżama/6500/2/w gwiazdki|w lisy;
  Bluza z kapturem/8900/2/${COLOURS}`,
  `2/School & travel/0.8: Plecak szkolny/16900/1/kosmos|lisy|tęcza; Piórnik/4900/1/; Bidon/3500/2/;
  Wózek spacerowy, składany/59900/1/szary|zielony; Fotelik rowerowy/32900/1/`,
];

export const PRODUCTS: readonly Product[] = CATALOGUE.flatMap((part) => {
  const [head = '', body = ''] = part.split(': ');
  const [brand, category = '', risk] = head.split('/');
  return body.split(';').map((line) => {
    const [name = '', price, mostPieces, variants = ''] = line.split('/').map((cell) => cell.trim());
    return {
      brand: Number(brand),
      category,
      price: Number(price),
      mostPieces: Number(mostPieces),
      returnRisk: Number(risk),
      names: TIERS.map(({ suffix }) => variants.split('|').map((variant) =>
        name + suffix + (variant === '' ? '' : `, ${variant}`))),
    };
  });
});

/** Positions in PRODUCTS of what each brand sells. */
export const RANGES: readonly (readonly Product[])[] = BRANDS.map((_, brand) =>
  PRODUCTS.filter((product) => product.brand === brand));
