import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    usage:
      'say what: waarborg connector check URL --secret FILE --email ADDRESS [--ca FILE] [--json], connector check PROVIDER.json --email ADDRESS [--json], connector openapi, or connector catalogue',
    address:
      '{url}: an address of the records is https://, or http:// on this machine, and holds no name, query or fragment',
    summary: '{passed} passed, {failed} failed, {skipped} not tried',
    verdict: { passed: 'passed', failed: 'FAILED', skipped: 'not tried' },
    case: {
      greeting: 'says who it is and which catalogue it knows',
      secret: 'answers nobody without the secret, at any address',
      stranger: 'an identifier and an account that do not exist give nothing',
      known: 'the address of the test account names that one account',
      spelling: 'capitals and spaces around an address change nothing',
      contact: 'says where the holder of the test account is written to',
      rows: 'every field of every source fits the catalogue, and every row its question',
      again: 'the same question gives the same rows',
      'one-field': 'one field asked for gives that field of the same rows, and nothing else',
      paging: 'row by row gives the same rows as all at once',
      period: 'the beginning of a period counts, its end does not',
      meeting: 'a meeting is found by number and instant, and limits the rows',
      unknown: 'what the contract does not know is refused, not left out',
      cursor: 'a cursor may be used again, for its own question alone',
      files: 'files come as announced, also from the middle on',
    },
  },
  nl: {
    usage:
      'zeg wat: waarborg connector check URL --secret BESTAND --email ADRES [--ca BESTAND] [--json], connector check AANBIEDER.json --email ADRES [--json], connector openapi, of connector catalogue',
    address: '{url}: een adres van de gegevens is https://, of http:// op deze machine, zonder naam, zoekdeel of anker',
    summary: '{passed} geslaagd, {failed} mislukt, {skipped} niet geprobeerd',
    verdict: { passed: 'geslaagd', failed: 'MISLUKT', skipped: 'niet geprobeerd' },
    case: {
      greeting: 'zegt wie het is en welke catalogus het kent',
      secret: 'antwoordt niemand zonder het geheim, op geen enkel adres',
      stranger: 'een kenmerk en een account die niet bestaan leveren niets op',
      known: 'het adres van het testaccount noemt dat ene account',
      spelling: 'hoofdletters en spaties rond een adres maken niets uit',
      contact: 'zegt waar de houder van het testaccount wordt aangeschreven',
      rows: 'elk veld van elke bron past in de catalogus, en elke rij bij haar vraag',
      again: 'dezelfde vraag geeft dezelfde rijen',
      'one-field': 'één gevraagd veld geeft dat veld van dezelfde rijen, en niets anders',
      paging: 'rij voor rij geeft dezelfde rijen als alles ineens',
      period: 'het begin van een periode telt mee, het eind niet',
      meeting: 'een vergadering wordt op nummer en tijdstip gevonden, en beperkt de rijen',
      unknown: 'wat het contract niet kent wordt geweigerd, niet weggelaten',
      cursor: 'een cursor mag nog eens worden gebruikt, alleen voor zijn eigen vraag',
      files: 'bestanden komen zoals aangekondigd, ook vanaf het midden',
    },
  },
})

export const sayConnector = speaker(words)
