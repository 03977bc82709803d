import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    help: `Waarborg, the trust office of a service that people talk on.

  waarborg serve [--demo | --demo-if-empty]   run the office
  waarborg check-request FILE.pdf [--json]    check a request document as the portal does
  waarborg verify PACKAGE [--sha256 HASH] [--key FILE]…
  waarborg deadline RULE --received DATE|INSTANT --calendar CC [--zone Z] [--paused FROM..TO] [--json]
  waarborg agencies lookup EMAIL [--json]     what is known of an address
  waarborg agencies import FILE --as REGISTER read a register of authorities
  waarborg audit verify [--json]              recompute the chain of the access log
  waarborg retention preview [--json]         what is about to go, and what is held
  waarborg backup FILE                        database, files and keys, while serving; asks WAARBORG_PASSPHRASE
  waarborg restore FILE                       into an empty data folder or database
  waarborg connector check URL --secret FILE --email ADDRESS   try a provider's own records
  waarborg connector openapi | catalogue      what such a program has to answer, and the fields
  waarborg doctor [--json]                    mail, clock, disk, keys, proxy, URL, database, records
  waarborg openapi                            the interface for programs
  waarborg demo advance 10d                   let time pass (demo only)

Settings: docs/operate/settings.md`,
    unknown: '“{name}” is no command; `waarborg help` lists them',
    setting: 'a setting is wrong: {line}',
    taken: '{line}',
    ready: 'Waarborg is ready: {url}',
    people: 'Invented people to sign in as are in {file}',
    person: '  {role}  {email}  {password}',
    setup: 'Nobody works here yet. Make the first administrator within 24 hours at\n{url}',
    needsDemo:
      'the database is empty and a database or a public address is set: add --demo to fill it with invented people, or use “serve” alone for a real start',
    demoLocal: 'a demo listens on 127.0.0.1 only; take HOST and WAARBORG_URL out',
    demoNever: 'this database is a demo and can never become a real office; start with an empty one',
    noProvider: 'say who the provider is: WAARBORG_PROVIDER names the file described in docs/operate/provider.md',
    providerWrong: 'the provider file is wrong: {line}',
    portTaken: 'port {port} is taken; choose another with PORT',
    filling: 'Filling the demo …',
    notRunning: 'no server runs on {dir}',
    passphrase: 'set WAARBORG_PASSPHRASE to a passphrase of at least 12 characters',
    usageBackup: 'say where to: waarborg backup FILE',
    usageRestore: 'say from what: waarborg restore FILE',
    usageAudit: 'did you mean: waarborg audit verify',
    usageDemo: 'say how far: waarborg demo advance 10d (or 3h)',
    usageCheck: 'say which file: waarborg check-request FILE.pdf',
    notDemo: 'this is no demo; its clock cannot be moved',
    advanced: 'The office’s clock now says {at}.',
    backedUp: 'Written: {out}\n{bytes} bytes, {rows} rows, {files} files, {jobs} waiting jobs\nSHA-256 {sha256}',
    restored: 'Restored: {rows} rows, {files} files, {jobs} waiting jobs.',
    doctor: { good: 'good', bad: 'BAD ', note: 'note' },
  },
  nl: {
    help: `Waarborg, het waarborgbureau van een dienst waarop mensen praten.

  waarborg serve [--demo | --demo-if-empty]   start het bureau
  waarborg check-request BESTAND.pdf [--json] controleer een document zoals het portaal dat doet
  waarborg verify PAKKET [--sha256 HASH] [--key BESTAND]…
  waarborg deadline REGEL --received DATUM|TIJDSTIP --calendar LAND [--zone ZONE] [--paused VAN..TOT] [--json]
  waarborg agencies lookup EMAIL [--json]     wat er van een adres bekend is
  waarborg agencies import BESTAND --as REGISTER  lees een register van overheden
  waarborg audit verify [--json]              reken de keten van het toegangslog na
  waarborg retention preview [--json]         wat binnenkort verdwijnt, en wat bevroren is
  waarborg backup BESTAND                     database, bestanden en sleutels, tijdens bedrijf; vraagt WAARBORG_PASSPHRASE
  waarborg restore BESTAND                    in een lege gegevensmap of database
  waarborg connector check URL --secret BESTAND --email ADRES   toets de gegevensbron van een aanbieder
  waarborg connector openapi | catalogue      wat zo’n programma moet antwoorden, en de velden
  waarborg doctor [--json]                    post, klok, schijf, sleutels, proxy, adres, database, gegevens
  waarborg openapi                            de koppeling voor programma’s
  waarborg demo advance 10d                   laat tijd verstrijken (alleen in een demo)

Instellingen: docs/operate/settings.md`,
    unknown: '‘{name}’ is geen opdracht; `waarborg help` noemt ze',
    setting: 'een instelling klopt niet: {line}',
    taken: '{line}',
    ready: 'Waarborg staat klaar: {url}',
    people: 'Verzonnen mensen om als aan te melden staan in {file}',
    person: '  {role}  {email}  {password}',
    setup: 'Hier werkt nog niemand. Maak binnen 24 uur de eerste beheerder op\n{url}',
    needsDemo:
      'de database is leeg en er is een database of openbaar adres ingesteld: geef --demo mee om haar met verzonnen mensen te vullen, of gebruik alleen ‘serve’ voor een echt begin',
    demoLocal: 'een demo luistert alleen op 127.0.0.1; haal HOST en WAARBORG_URL weg',
    demoNever: 'deze database is een demo en kan nooit een echt bureau worden; begin met een lege',
    noProvider: 'zeg wie de aanbieder is: WAARBORG_PROVIDER noemt het bestand uit docs/operate/provider.md',
    providerWrong: 'het bestand van de aanbieder klopt niet: {line}',
    portTaken: 'poort {port} is bezet; kies een andere met PORT',
    filling: 'De demo wordt gevuld …',
    notRunning: 'op {dir} draait geen server',
    passphrase: 'stel WAARBORG_PASSPHRASE in, een wachtzin van ten minste 12 tekens',
    usageBackup: 'zeg waarheen: waarborg backup BESTAND',
    usageRestore: 'zeg waaruit: waarborg restore BESTAND',
    usageAudit: 'bedoelde u: waarborg audit verify',
    usageDemo: 'zeg hoe ver: waarborg demo advance 10d (of 3h)',
    usageCheck: 'zeg welk bestand: waarborg check-request BESTAND.pdf',
    notDemo: 'dit is geen demo; haar klok kan niet worden verzet',
    advanced: 'De klok van het bureau staat nu op {at}.',
    backedUp:
      'Geschreven: {out}\n{bytes} bytes, {rows} rijen, {files} bestanden, {jobs} wachtende taken\nSHA-256 {sha256}',
    restored: 'Teruggezet: {rows} rijen, {files} bestanden, {jobs} wachtende taken.',
    doctor: { good: 'goed', bad: 'FOUT', note: 'let op' },
  },
})

export const say = speaker(words)
