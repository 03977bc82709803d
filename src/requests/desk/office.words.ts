import { speaker, wordsOf } from '#platform/words.ts'

/** Outbox, jobs, access log, clock: what stands behind the cases. */
export const words = wordsOf({
  en: {
    outbox: {
      title: 'Outbox', aside: '{n, plural, one {1 mail} other {# mails}}', caption: 'Mails, newest first', when: 'Written', to: 'To', subject: 'Subject', about: 'About', state: 'State', filter: 'Filter the outbox', all: 'All', apply: 'Filter',
      emptyTitle: 'No mail here', empty: 'A receipt, a notice or an answer stands here as soon as it is written.', pages: 'Pages of the outbox',
      states: { queued: 'Waiting', started: 'Being sent', accepted: 'Sent', failed: 'Failed', uncertain: 'Uncertain', 'no-server': 'No mail server' },
      noServer: 'No mail server is configured. Mails stay here to be read.', unknown: 'There is no such mail.',
      from: 'From', messageId: 'Message-ID', template: 'Template', attempts: 'What the mail server said', none: 'It was not tried yet.', text: 'Text of the mail', hidden: 'This mail carries a code or a link for its reader alone. Nobody else reads it here.', openCase: 'Open the case',
    },
    jobs: {
      title: 'Jobs', aside: 'Work that survives a restart', caption: 'Jobs, newest first', name: 'Job', state: 'State', created: 'Made', due: 'Not before', ended: 'Ended', attempts: 'Tries', error: 'What went wrong', about: 'About', filter: 'Filter the jobs', all: 'All', apply: 'Filter',
      states: { waiting: 'Waiting', running: 'Running', failed: 'Failed', done: 'Done' }, retry: 'Try again', retryThis: 'Try again: {name}', retried: 'The job was sent again.', notFailed: 'This job no longer waits for anyone.',
      emptyTitle: 'No job here', empty: 'Looking up accounts, telling users, making packages and sending mail happen here.', next: 'Next page', previous: 'Previous page', page: 'Page {page}', pages: 'Pages of the jobs',
    },
    log: {
      title: 'Access log', caption: 'Who did or looked at what, newest first', when: 'When', who: 'Who', action: 'What', about: 'About', case: 'Case', refused: 'Refused', filter: 'Filter the log', person: 'Person', caseNumber: 'Case number', anyone: 'Anyone', only: 'Show', all: 'Everything', refusedOnly: 'Refused only', apply: 'Filter', earlier: 'Earlier entries', newest: 'Newest entries',
      emptyTitle: 'No entry here', empty: 'Every reading of a case and every deed stands here, also those that were refused.',
      chain: 'Chain', head: 'Last link', position: 'Position {n}', tail: 'Not yet linked', tailNote: 'An entry is linked within a second of being written.', verify: 'Check the whole chain', holds: 'The chain holds: {n} links were recomputed.', broken: 'The chain is broken at position {n}: {why}.', none: 'nothing linked yet', pages: 'Pages of the log',
    },
    clock: {
      title: 'Clock of the demonstration', lead: 'This clock moves the whole office: due dates, the user’s time, and every job that waits for a day. It moves forward only.', now: 'It is now', hour: 'One hour on', day: 'One day on', days: 'Days', go: 'Let the days pass', hint: 'At most 400. Every job runs at its own hour on the way.', moved: 'It is now {now}.', wrong: 'Give a number of days from 1 to 400.', forward: 'Move the clock',
    },
  },
  nl: {
    outbox: {
      title: 'Uitgaande post', aside: '{n, plural, one {1 bericht} other {# berichten}}', caption: 'Berichten, nieuwste bovenaan', when: 'Geschreven', to: 'Aan', subject: 'Onderwerp', about: 'Over', state: 'Stand', filter: 'Filter de uitgaande post', all: 'Alle', apply: 'Filter',
      emptyTitle: 'Geen bericht hier', empty: 'Een ontvangstbevestiging, een kennisgeving of een antwoord staat hier zodra het is geschreven.', pages: 'Bladzijden van de uitgaande post',
      states: { queued: 'Wacht', started: 'Wordt verstuurd', accepted: 'Verstuurd', failed: 'Mislukt', uncertain: 'Onzeker', 'no-server': 'Geen mailserver' },
      noServer: 'Er is geen mailserver ingesteld. Berichten blijven hier om te lezen.', unknown: 'Dit bericht bestaat niet.',
      from: 'Van', messageId: 'Message-ID', template: 'Sjabloon', attempts: 'Wat de mailserver zei', none: 'Het is nog niet geprobeerd.', text: 'Tekst van het bericht', hidden: 'Dit bericht draagt een code of een koppeling voor de lezer alleen. Niemand anders leest het hier.', openCase: 'Open de zaak',
    },
    jobs: {
      title: 'Taken', aside: 'Werk dat een herstart overleeft', caption: 'Taken, nieuwste bovenaan', name: 'Taak', state: 'Stand', created: 'Gemaakt', due: 'Niet vóór', ended: 'Klaar', attempts: 'Pogingen', error: 'Wat misging', about: 'Over', filter: 'Filter de taken', all: 'Alle', apply: 'Filter',
      states: { waiting: 'Wacht', running: 'Bezig', failed: 'Mislukt', done: 'Klaar' }, retry: 'Probeer opnieuw', retryThis: 'Probeer opnieuw: {name}', retried: 'De taak is opnieuw gestuurd.', notFailed: 'Deze taak wacht op niemand meer.',
      emptyTitle: 'Geen taak hier', empty: 'Accounts opzoeken, gebruikers inlichten, pakketten maken en post versturen gebeurt hier.', next: 'Volgende bladzijde', previous: 'Vorige bladzijde', page: 'Bladzijde {page}', pages: 'Bladzijden van de taken',
    },
    log: {
      title: 'Inzagelog', caption: 'Wie wat deed of bekeek, nieuwste bovenaan', when: 'Wanneer', who: 'Wie', action: 'Wat', about: 'Over', case: 'Zaak', refused: 'Geweigerd', filter: 'Filter het log', person: 'Persoon', caseNumber: 'Zaaknummer', anyone: 'Iedereen', only: 'Toon', all: 'Alles', refusedOnly: 'Alleen geweigerd', apply: 'Filter', earlier: 'Eerdere regels', newest: 'Nieuwste regels',
      emptyTitle: 'Geen regel hier', empty: 'Elke inzage in een zaak en elke daad staat hier, ook wat is geweigerd.',
      chain: 'Keten', head: 'Laatste schakel', position: 'Plaats {n}', tail: 'Nog niet geschakeld', tailNote: 'Een regel wordt binnen een seconde na het schrijven geschakeld.', verify: 'Controleer de hele keten', holds: 'De keten klopt: {n} schakels zijn nagerekend.', broken: 'De keten is gebroken op plaats {n}: {why}.', none: 'nog niets geschakeld', pages: 'Bladzijden van het log',
    },
    clock: {
      title: 'Klok van de demonstratie', lead: 'Deze klok verzet het hele bureau: termijnen, de tijd van de gebruiker, en elke taak die op een dag wacht. Zij gaat alleen vooruit.', now: 'Het is nu', hour: 'Eén uur verder', day: 'Eén dag verder', days: 'Dagen', go: 'Laat de dagen verstrijken', hint: 'Hooguit 400. Onderweg draait elke taak op haar eigen uur.', moved: 'Het is nu {now}.', wrong: 'Geef een aantal dagen van 1 tot en met 400.', forward: 'Klok verzetten',
    },
  },
})

export const say = speaker(words)
