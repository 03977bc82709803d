import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    mark: { good: 'good', note: 'note', bad: 'BAD ' },
    database: 'database', disk: 'disk', keys: 'keys', mail: 'mail', clock: 'clock', url: 'address', proxy: 'proxy', audit: 'access log',
    databaseGood: '{engine}, {migrations} migrations', databaseDemo: '{engine}, {migrations} migrations; this is a demo',
    diskGood: '{gigabytes} GB free in {dir}', diskLow: 'only {gigabytes} GB free in {dir}',
    keysGood: 'readable by the owner only', keysOpen: '{dir} can be read by others; run: chmod 700 {dir}', keysNone: 'none yet; they are made at the first start',
    mailGood: 'the mail server answers', mailNone: 'no SMTP_URL: mail stays in the outbox, where staff read it', mailBad: '{reply}',
    clockGood: 'agrees with the database within {seconds} s', clockBad: 'differs from the database by {seconds} s; set the time by NTP',
    urlGood: '{url}', urlPlain: '{url} is not encrypted; people outside this machine need https', urlNone: 'no WAARBORG_URL: only reachable on this machine',
    proxyGood: 'believed: {list}', proxyNone: 'none believed; set TRUSTED_PROXIES when one stands before the office', proxyNeeded: 'an address is set but no TRUSTED_PROXIES: everybody shares one rate limit',
    auditGood: '{linked} entries linked, {tail} waiting', auditBad: 'the chain is broken at {position}',
  },
  nl: {
    mark: { good: 'goed', note: 'let op', bad: 'FOUT' },
    database: 'database', disk: 'schijf', keys: 'sleutels', mail: 'post', clock: 'klok', url: 'adres', proxy: 'proxy', audit: 'toegangslog',
    databaseGood: '{engine}, {migrations} migraties', databaseDemo: '{engine}, {migrations} migraties; dit is een demo',
    diskGood: '{gigabytes} GB vrij in {dir}', diskLow: 'nog maar {gigabytes} GB vrij in {dir}',
    keysGood: 'alleen leesbaar voor de eigenaar', keysOpen: '{dir} is voor anderen leesbaar; voer uit: chmod 700 {dir}', keysNone: 'nog geen; ze worden bij de eerste start gemaakt',
    mailGood: 'de mailserver antwoordt', mailNone: 'geen SMTP_URL: post blijft in het postvak uit, waar medewerkers haar lezen', mailBad: '{reply}',
    clockGood: 'loopt binnen {seconds} s gelijk met de database', clockBad: 'wijkt {seconds} s af van de database; stel de tijd in met NTP',
    urlGood: '{url}', urlPlain: '{url} is niet versleuteld; mensen buiten deze machine hebben https nodig', urlNone: 'geen WAARBORG_URL: alleen op deze machine bereikbaar',
    proxyGood: 'vertrouwd: {list}', proxyNone: 'geen vertrouwd; stel TRUSTED_PROXIES in als er een voor het bureau staat', proxyNeeded: 'er is een adres maar geen TRUSTED_PROXIES: iedereen deelt één limiet',
    auditGood: '{linked} regels geketend, {tail} in afwachting', auditBad: 'de keten is gebroken bij {position}',
  },
})

export const say = speaker(words)
