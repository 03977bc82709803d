import { speaker, wordsOf } from '#platform/words.ts'

/** The queue, and the words for where a case stands that every page of the desk uses. */
export const words = wordsOf({
  en: {
    title: 'Queue',
    open: '{n, plural, one {1 open} other {# open}}', openMany: '{n}+ open',
    filter: 'Filter the queue', apply: 'Filter', search: 'Search number, agency, docket, identifier', searchExample: 'HLD-2026-… or GJ-26-1183',
    process: 'Process', state: 'State', needs: 'Whose move', with: 'With', show: 'Show', all: 'All',
    openOnly: 'Open', closedOnly: 'Closed', anyone: 'Anyone', me: 'Me', nobody: 'Nobody',
    views: 'Views of the queue', dueFirst: 'Due first', needsMe: 'Needs me', secondPerson: 'Second person', nobodys: 'Nobody’s', ended: 'Closed', many: '{n}+',
    captionOpen: 'Open cases, due first', captionClosed: 'Closed cases, newest first',
    due: 'Due', received: 'Received', number: 'Case', what: 'Process and agency', about: 'About', findings: 'Findings', assigned: 'With',
    identifiers: '{n, plural, one {1 identifier} other {# identifiers}}',
    take: 'Take it', takeThis: 'Take it: {number}', stops: '{n, plural, one {1 stops} other {# stop}}', warns: '{n, plural, one {1 warns} other {# warn}}', none: 'none',
    page: 'Page {page}', first: 'First page', next: 'Next page', previous: 'Previous page', pages: 'Pages of the queue',
    emptyTitle: 'No case here', emptyAll: 'When an officer sends a request, it stands here at once with its due date.', emptyFilter: 'No case fits this filter.', clear: 'Show the whole queue',
    keys: { move: 'down, up', open: 'open', search: 'search', take: 'take', help: 'all keys', helpTitle: 'Keys of the queue' },
    states: {
      new: 'New', 'in-review': 'In review', 'second-person': 'Second person', 'user-time': 'User’s time', producing: 'Collecting', answered: 'Answered',
      refused: 'Refused', withdrawn: 'Withdrawn',
    },
    move: {
      intake: 'Intake', reviewer: 'Reviewer', 'second-person': 'A second person', counsel: 'Counsel', time: 'Waits for a date', machine: 'The machine works', nobody: 'Nobody',
    },
  },
  nl: {
    title: 'Werkvoorraad',
    open: '{n, plural, one {1 open} other {# open}}', openMany: '{n}+ open',
    filter: 'Filter de werkvoorraad', apply: 'Filter', search: 'Zoek nummer, instantie, kenmerk, gegeven', searchExample: 'HLD-2026-… of GJ-26-1183',
    process: 'Soort stuk', state: 'Stand', needs: 'Wie aan zet is', with: 'Bij', show: 'Toon', all: 'Alle',
    openOnly: 'Open', closedOnly: 'Gesloten', anyone: 'Iedereen', me: 'Mij', nobody: 'Niemand',
    views: 'Weergaven van de werkvoorraad', dueFirst: 'Eerste termijn', needsMe: 'Wacht op mij', secondPerson: 'Tweede persoon', nobodys: 'Van niemand', ended: 'Gesloten', many: '{n}+',
    captionOpen: 'Open zaken, eerste termijn bovenaan', captionClosed: 'Gesloten zaken, nieuwste bovenaan',
    due: 'Uiterlijk', received: 'Ontvangen', number: 'Zaak', what: 'Soort stuk en instantie', about: 'Over', findings: 'Bevindingen', assigned: 'Bij',
    identifiers: '{n, plural, one {1 gegeven} other {# gegevens}}',
    take: 'Neem op u', takeThis: 'Neem op u: {number}', stops: '{n, plural, one {1 houdt tegen} other {# houden tegen}}', warns: '{n, plural, one {1 waarschuwt} other {# waarschuwen}}', none: 'geen',
    page: 'Bladzijde {page}', first: 'Eerste bladzijde', next: 'Volgende bladzijde', previous: 'Vorige bladzijde', pages: 'Bladzijden van de werkvoorraad',
    emptyTitle: 'Geen zaak hier', emptyAll: 'Stuurt een ambtenaar een verzoek, dan staat het hier meteen, met zijn termijn.', emptyFilter: 'Geen zaak past bij dit filter.', clear: 'Toon de hele werkvoorraad',
    keys: { move: 'omlaag, omhoog', open: 'openen', search: 'zoeken', take: 'op u nemen', help: 'alle toetsen', helpTitle: 'Toetsen van de werkvoorraad' },
    states: {
      new: 'Nieuw', 'in-review': 'In beoordeling', 'second-person': 'Tweede persoon', 'user-time': 'Tijd van de gebruiker', producing: 'Wordt verzameld', answered: 'Beantwoord',
      refused: 'Geweigerd', withdrawn: 'Ingetrokken',
    },
    move: {
      intake: 'Intake', reviewer: 'Beoordelaar', 'second-person': 'Een tweede persoon', counsel: 'Jurist', time: 'Wacht op een datum', machine: 'De machine werkt', nobody: 'Niemand',
    },
  },
})

export const say = speaker(words)
