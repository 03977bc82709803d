/**
 * Public holidays of the countries that the office reckons with. Made by `npm run generate` from npm `date-holidays` 3.37.0
 * (https://github.com/commenthol/date-holidays); do not edit. Its data, and so this table, are under CC BY-SA 3.0. What is
 * wrong in it is put right in corrections.rules.ts.
 *
 * Norm    public holidays of each country as the package date-holidays 3.37.0 has them; GB is England and Wales.
 */
export const COPY = 'date-holidays 3.37.0'
export const FIRST_YEAR = 2024
export const LAST_YEAR = 2035

export const COUNTRIES = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'AU',
  'GB',
  'US',
] as const

/** Name = Dutch name, then its days: one for every year, or one for each year from first to last (`--` for none), and who keeps them. */
export const PUBLIC_HOLIDAYS = `
All Saints' Day = Allerheiligen
  11-01: AT BE ES FR HR HU IT LT LU PL PT SK
  11-02 11-01 10-31 11-06 11-04 11-03 11-02 11-01 11-06 11-05 11-04 11-03: FI SE
All Souls' Day = Allerzielen
  11-02: LT
Annunciation, Anniversary of 1821 Revolution = Maria-Boodschap, verjaardag van de opstand van 1821
  03-25: CY GR
Anti-Fascist Struggle Day = Dag van de antifascistische strijd
  06-22: HR
Anzac Day = Anzac Day
  04-25: AU
Armistice Day = Wapenstilstand
  11-11: BE FR
Ascension Day = Hemelvaartsdag
  05-09 05-29 05-14 05-06 05-25 05-10 05-30 05-22 05-06 05-26 05-18 05-03: AT BE DE DK FI FR LU NL SE
Assumption = Maria-Tenhemelopneming
  08-15: AT BE CY ES FR GR HR IT LT LU MT PL PT RO SI
Australia Day = Australia Day
  01-26 01-27 01-26 01-26 01-26 01-26 01-28 01-27 01-26 01-26 01-26 01-26: AU
Bastille Day = Franse nationale feestdag
  07-14: FR
Boxing Day = Tweede kerstdag
  12-26: AT CY CZ DE DK EE FI GR HR HU IT LT LU LV NL PL RO SE SK AU GB
Boxing Day (substitute day) = Tweede kerstdag (vervangende dag)
  -- -- 12-28 12-28 -- -- -- -- 12-28 -- -- --: AU GB
Bulgarian Education and Culture, and Slavonic Literature Day = Dag van het Bulgaarse onderwijs en de Slavische letteren
  05-24: BG
Children's Day = Kinderdag
  06-01: RO
Christmas Day = Eerste kerstdag
  12-25: AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AU GB US
Christmas Day (substitute day) = Eerste kerstdag (vervangende dag)
  -- -- -- -- -- -- -- -- -- 12-26 -- --: ES
  -- -- -- 12-24 -- -- -- -- 12-24 12-26 -- --: US
  -- -- -- 12-27 -- -- -- -- 12-27 12-27 -- --: AU GB
Christmas Eve = Kerstavond
  -- 12-24 12-24 12-24 12-24 12-24 12-24 12-24 12-24 12-24 12-24 12-24: PL
  12-24: BG CZ EE LT LV SK
Clean Monday = Schone Maandag
  03-18 03-03 02-23 03-15 02-28 02-19 03-11 02-24 03-15 03-07 02-20 03-12: GR
  03-19 03-04 02-24 03-16 02-29 02-20 03-12 02-25 03-16 03-08 02-21 03-13: CY
Columbus Day = Columbus Day
  10-14 10-13 10-12 10-11 10-09 10-08 10-14 10-13 10-11 10-10 10-09 10-08: US
Constitution Day = Dag van de grondwet
  05-03: PL
  12-06: ES
Corpus Christi = Sacramentsdag
  05-30 06-19 06-04 05-27 06-15 05-31 06-20 06-12 05-27 06-16 06-08 05-24: AT HR PL PT
Cyprus Independence Day = Cypriotische onafhankelijkheidsdag
  10-01: CY
Cyprus National Day = Cypriotische nationale dag
  04-01: CY
Day of Our Lady of the Seven Sorrows = Onze-Lieve-Vrouw van Smarten
  09-15 09-15 -- -- -- -- -- -- -- -- -- --: SK
Day of Remembrance for the Dead = Dag van de doden
  11-01: SI
Day of Restoration of Independence of Lithuania = Herstel van de Litouwse onafhankelijkheid
  03-11: LT
Day of Restoration of the State of Lithuania = Herstel van de Litouwse staat
  02-16: LT
Day of Uprising Against Occupation = Dag van het verzet tegen de bezetter
  04-27: SI
Day of the Unification of the Romanian Principalities = Vereniging van de Roemeense vorstendommen
  01-24: RO
Day of victory over fascism = Overwinning op het fascisme
  05-08 05-08 -- -- -- -- -- -- -- -- -- --: SK
Early May bank holiday = Bank holiday van begin mei
  05-06 05-05 05-04 05-03 05-01 05-07 05-06 05-05 05-03 05-02 05-01 05-07: GB
Easter Monday = Tweede paasdag
  04-01 04-21 04-06 03-29 04-17 04-02 04-22 04-14 03-29 04-18 04-10 03-26: AT BE CZ DE DK FI FR HR HU IE IT LT LU LV NL PL SE SI SK AU GB
  05-06 04-21 04-13 05-03 04-17 04-09 04-29 04-14 05-03 04-25 04-10 04-30: BG CY GR RO
Easter Saturday = Paaszaterdag
  03-30 04-19 04-04 03-27 04-15 03-31 04-20 04-12 03-27 04-16 04-08 03-24: AU
Easter Sunday = Eerste paasdag
  03-31 04-20 04-05 03-28 04-16 04-01 04-21 04-13 03-28 04-17 04-09 03-25: DK EE FI HR HU IT LT LV NL PL PT SE SI AU
  05-05 04-20 04-12 05-02 04-16 04-08 04-28 04-13 05-02 04-24 04-09 04-29: BG CY GR RO
Epiphany = Driekoningen
  01-06: AT CY ES FI GR HR IT PL RO SE SK
Europe Day = Europadag
  05-09: LU
Feast of Saint Paul's Shipwreck in Malta = Schipbreuk van Paulus op Malta
  02-10: MT
First Monday in August = Eerste maandag van augustus
  08-05 08-04 08-03 08-02 08-07 08-06 08-05 08-04 08-02 08-01 08-07 08-06: IE
First Monday in June = Eerste maandag van juni
  06-03 06-02 06-01 06-07 06-05 06-04 06-03 06-02 06-07 06-06 06-05 06-04: IE
First Monday in May = Eerste maandag van mei
  05-06 05-05 05-04 05-03 05-01 05-07 05-06 05-05 05-03 05-02 05-01 05-07: IE
Freedom Day = Dag van de vrijheid
  03-31: MT
Good Friday = Goede Vrijdag
  03-29 04-18 04-03 03-26 04-14 03-30 04-19 04-11 03-26 04-15 04-07 03-23: CZ DE DK EE ES FI HU LV MT PT SE SK AU GB
  05-03 04-18 04-10 04-30 04-14 04-06 04-26 04-11 04-30 04-22 04-07 04-27: BG CY GR RO
Immaculate Conception = Onbevlekte Ontvangenis
  12-08: AT ES IT MT PT
Independence Day = Onafhankelijkheidsdag
  02-24: EE
  07-04: US
  09-21: MT
  09-22: BG
  11-11: PL
  12-06: FI
Independence Day (substitute day) = Onafhankelijkheidsdag (vervangende dag)
  -- -- 07-03 07-05 -- -- -- -- 07-05 -- -- --: US
Independence and Unity Day = Dag van onafhankelijkheid en eenheid
  12-26: SI
Independent Czechoslovak State Day = Onafhankelijkheid van Tsjechoslowakije
  10-28: CZ
Jan Hus Day = Dag van Jan Hus
  07-06: CZ
Juneteenth = Juneteenth
  06-19: US
Juneteenth (substitute day) = Juneteenth (vervangende dag)
  -- -- -- 06-18 -- -- -- -- 06-18 06-20 -- --: US
King's Day = Koningsdag
  04-27 04-26 04-27 04-27 04-27 04-27 04-27 04-26 04-27 04-27 04-27 04-27: NL
Labour Day = Dag van de Arbeid
  05-01: AT BE BG CY CZ DE EE ES FI FR GR HR HU IT LT LU LV MT PL PT RO SE SI SK
  05-02: SI
  09-02 09-01 09-07 09-06 09-04 09-03 09-02 09-01 09-06 09-05 09-04 09-03: US
Last Monday in October = Laatste maandag van oktober
  10-28 10-27 10-26 10-25 10-30 10-29 10-28 10-27 10-25 10-31 10-30 10-29: IE
Liberation Day = Bevrijdingsdag
  03-03: BG
  04-25: IT
  05-08: CZ
Liberty Day = Dag van de vrijheid
  04-25: PT
Martin Luther King Jr. Day = Martin Luther King Day
  01-15 01-20 01-19 01-18 01-17 01-15 01-21 01-20 01-19 01-17 01-16 01-15: US
Maundy Thursday = Witte Donderdag
  03-28 04-17 04-02 03-25 04-13 03-29 04-18 04-10 03-25 04-14 04-06 03-22: DK
Memorial Day = Memorial Day
  05-27 05-26 05-25 05-31 05-29 05-28 05-27 05-26 05-31 05-30 05-29 05-28: US
Midsummer Day = Midzomerdag
  06-22 06-21 06-20 06-26 06-24 06-23 06-22 06-21 06-26 06-25 06-24 06-23: FI SE
  06-24: EE LT LV
Midsummer Eve = Midzomeravond
  06-23: LV
National Day = Nationale dag
  03-15: HU
  05-30: HR
  06-06: SE
  10-23: HU
National Day of Saint Francis of Assisi = Sint-Franciscus van Assisi
  -- -- 10-04 10-04 10-04 10-04 10-04 10-04 10-04 10-04 10-04 10-04: IT
National Holiday = Nationale feestdag
  06-23: LU
  07-21: BE
  10-03: DE
  10-12: ES
  10-26: AT
  10-28: CY GR
  12-01: RO
New Year's Day = Nieuwjaarsdag
  -- -- -- -- 01-03 -- -- -- -- 01-03 01-02 --: AU
  01-01: AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AU GB US
  01-02: SI
New Year's Day (substitute day) = Nieuwjaarsdag (vervangende dag)
  -- -- -- -- 01-03 -- -- -- -- 01-03 01-02 --: GB
  -- -- -- 12-31 -- -- -- -- 12-31 -- 01-02 --: US
New Year's Eve = Oudejaarsdag
  12-31: LV
Pentecost = Eerste pinksterdag
  05-19 06-08 05-24 05-16 06-04 05-20 06-09 06-01 05-16 06-05 05-28 05-13: DK EE FI HU NL PL SE SI
  06-23 06-08 05-31 06-20 06-04 05-27 06-16 06-01 06-20 06-12 05-28 06-17: CY GR RO
Portugal Day = Dag van Portugal
  06-10: PT
Prešeren Day, the Slovenian Cultural Holiday = Prešerendag, Sloveense cultuurdag
  02-08: SI
Reformation Day = Hervormingsdag
  10-31: SI
Remembrance Day = Herdenkingsdag
  11-18: HR
Republic Day = Dag van de republiek
  06-02: IT
  10-05: PT
  11-18: LV
  12-13: MT
Republic Day (substitute day) = Dag van de republiek (vervangende dag)
  -- -- -- -- 11-20 11-19 -- -- -- -- 11-20 11-19: LV
Restoration of Independence Day = Herstel van de onafhankelijkheid
  05-04: LV
  08-20: EE
  12-01: PT
Restoration of Independence Day (substitute day) = Herstel van de onafhankelijkheid (vervangende dag)
  05-06 05-05 -- -- -- -- 05-06 05-05 -- -- -- --: LV
Saint John the Baptist = Johannes de Doper
  01-07: RO
Saint Joseph = Sint-Jozef
  03-19: MT
Saint Stephen's Day = Sint-Stefanus
  08-20: HU
Saints Cyril and Methodius Day = Cyrillus en Methodius
  07-05: CZ SK
Saints Peter and Paul = Petrus en Paulus
  06-29: MT
Sette Giugno = Sette Giugno
  06-07: MT
Slovak National Uprising anniversary = Slowaakse nationale opstand
  08-29: SK
Spring bank holiday = Bank holiday van de lente
  05-27 05-26 05-25 05-31 05-29 05-28 05-27 05-26 05-31 05-30 05-29 05-28: GB
St Andrew's Day = Sint-Andreas
  11-30: RO
St. Brigid's Day = Sint-Brigida
  02-05 02-03 02-02 02-01 02-07 02-05 02-01 02-03 02-02 02-07 02-06 02-05: IE
St. George's Day = Sint-Joris
  05-06: BG
St. Patrick's Day = Sint-Patrick
  03-17: IE
St. Stephen's Day = Tweede kerstdag
  12-26: IE
St. Wenceslas Day (Czech Statehood Day) = Sint-Wenceslaus, dag van de Tsjechische staat
  09-28: CZ
Statehood Day = Dag van de staat
  06-25: SI
  07-06: LT
Struggle for Freedom and Democracy Day = Strijd voor vrijheid en democratie
  11-17: CZ
  11-17 -- -- -- -- -- -- -- -- -- -- --: SK
Summer bank holiday = Bank holiday van de zomer
  08-26 08-25 08-31 08-30 08-28 08-27 08-26 08-25 08-30 08-29 08-28 08-27: GB
Thanksgiving Day = Thanksgiving
  11-28 11-27 11-26 11-25 11-23 11-22 11-28 11-27 11-25 11-24 11-23 11-22: US
Unification Day = Dag van de vereniging
  09-06: BG
Veterans Day = Veterans Day
  11-11: US
Victory Day = Overwinningsdag
  05-08: FR
  06-23: EE
  09-08: MT
Victory and Homeland Thanksgiving Day and the Day of Croatian defenders = Kroatische overwinnings- en dankdag
  08-05: HR
Washington's Birthday = Washington’s Birthday
  02-19 02-17 02-16 02-15 02-21 02-19 02-18 02-17 02-16 02-21 02-20 02-19: US
Whit Monday = Tweede pinksterdag
  05-20 06-09 05-25 05-17 06-05 05-21 06-10 06-02 05-17 06-06 05-29 05-14: AT BE DE DK FR HU LU NL
  06-24 06-09 06-01 06-21 06-05 05-28 06-17 06-02 06-21 06-13 05-29 06-18: GR RO
`
