/**
 * Which registers of authorities can be read, and what a word of theirs says.
 *
 * Norm    ISO 3166-1: alpha-3 codes, as the world list writes countries, and their alpha-2.
 * Policy  reference 2.4 and 5: .gov (CISA), UK domain patterns, a world list, the Dutch and the German central government, and a list that the office
 *         keeps itself, the only one with telephone numbers. Lists of throw-away services and of schools are read the same way.
 */
export const SOURCES = ['us-gov', 'uk-patterns', 'world', 'nl', 'de', 'curated', 'disposable', 'academic'] as const
export type SourceName = (typeof SOURCES)[number]

export function isSource(text: string): text is SourceName {
  return SOURCES.some((one) => one === text)
}

/** The other lists say what an address is not. */
export function isAuthorities(source: SourceName): boolean {
  return source !== 'disposable' && source !== 'academic'
}

/** One line of a register. A `domain` stands for itself and for every name below it. */
export type RegistryRow = Readonly<{
  domain: string
  organisation: string
  /** ISO 3166-1 alpha-2; null where the list does not say. */
  country: string | null
  region: string | null
  /** City, county, police: the register's own word. */
  kind: string | null
  /** Only the curated list has them. */
  telephone: string | null
}>

const ALPHA3 =
  'AFG AF AGO AO ALB AL AND AD ARE AE ARG AR ARM AM ATG AG AUS AU AUT AT AZE AZ BDI BI BEL BE BEN BJ BFA BF BGD BD BGR BG BHR BH BHS BS BIH BA BLR BY BLZ BZ BOL BO ' +
  'BRA BR BRB BB BRN BN BTN BT BWA BW CAF CF CAN CA CHE CH CHL CL CHN CN CIV CI CMR CM COD CD COG CG COL CO COM KM CPV CV CRI CR CUB CU CYP CY CZE CZ DEU DE DJI DJ ' +
  'DMA DM DNK DK DOM DO DZA DZ ECU EC EGY EG ERI ER ESP ES EST EE ETH ET FIN FI FJI FJ FRA FR FSM FM GAB GA GBR GB GEO GE GHA GH GIN GN GMB GM GNB GW GNQ GQ GRC GR ' +
  'GRD GD GTM GT GUY GY HND HN HRV HR HTI HT HUN HU IDN ID IND IN IRL IE IRN IR IRQ IQ ISL IS ISR IL ITA IT JAM JM JOR JO JPN JP KAZ KZ KEN KE KGZ KG KHM KH KIR KI ' +
  'KNA KN KOR KR KWT KW LAO LA LBN LB LBR LR LBY LY LCA LC LIE LI LKA LK LSO LS LTU LT LUX LU LVA LV MAR MA MCO MC MDA MD MDG MG MDV MV MEX MX MHL MH MKD MK MLI ML ' +
  'MLT MT MMR MM MNE ME MNG MN MOZ MZ MRT MR MUS MU MWI MW MYS MY NAM NA NER NE NGA NG NIC NI NLD NL NOR NO NPL NP NRU NR NZL NZ OMN OM PAK PK PAN PA PER PE PHL PH ' +
  'PLW PW PNG PG POL PL PRK KP PRT PT PRY PY PSE PS QAT QA ROU RO RUS RU RWA RW SAU SA SDN SD SEN SN SGP SG SLB SB SLE SL SLV SV SMR SM SOM SO SRB RS SSD SS STP ST ' +
  'SUR SR SVK SK SVN SI SWE SE SWZ SZ SYC SC SYR SY TCD TD TGO TG THA TH TJK TJ TKM TM TLS TL TON TO TTO TT TUN TN TUR TR TUV TV TWN TW TZA TZ UGA UG UKR UA URY UY ' +
  'USA US UZB UZ VAT VA VCT VC VEN VE VNM VN VUT VU WSM WS XKX XK YEM YE ZAF ZA ZMB ZM ZWE ZW'

const ALPHA2: ReadonlyMap<string, string> = new Map(
  [...ALPHA3.matchAll(/([A-Z]{3}) ([A-Z]{2})/g)].map(([, three = '', two = '']) => [three, two]),
)

/** `USA_united_states` is `US`; null for a code that the table does not have. */
export function countryOf(word: string): string | null {
  const code = word.trim().split('_')[0] ?? ''
  return /^[A-Z]{2}$/.test(code) ? code : (ALPHA2.get(code) ?? null)
}

const COUNTRIES = new Set(ALPHA2.values())

/** States that the world list knows, by alpha-2. */
export function isCountry(code: string): boolean {
  return COUNTRIES.has(code)
}
