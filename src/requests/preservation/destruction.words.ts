import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'Certificate of destruction of preserved records',
    case: 'Case',
    docket: 'Docket number',
    received: 'Request received',
    ended: { lapsed: 'Time of keeping over', released: 'Released before its time' },
    destroyed: 'Key destroyed',
    manifest: 'SHA-256 of the list of what was kept',
    points: {
      key: 'The copy was encrypted with a key of its own (AES-256-GCM). That key was overwritten and removed from our system.',
      copy: 'Without the key the copy cannot be read by anyone, us included.',
      backup:
        'A backup made before that moment holds the key under the passphrase of the office until the backup itself is removed. Restoring it destroys the key again.',
      live: 'This says nothing of the records of the service itself, which follow their own periods, nor whether there were any.',
    },
    made: 'Made by the Trust Office of {provider} on {at}.',
  },
  nl: {
    title: 'Verklaring van vernietiging van bewaarde gegevens',
    case: 'Zaak',
    docket: 'Zaaknummer van de instantie',
    received: 'Verzoek ontvangen',
    ended: { lapsed: 'Bewaartijd om', released: 'Eerder vrijgegeven' },
    destroyed: 'Sleutel vernietigd',
    manifest: 'SHA-256 van de lijst van wat werd bewaard',
    points: {
      key: 'De kopie was versleuteld met een eigen sleutel (AES-256-GCM). Die sleutel is overschreven en uit ons systeem verwijderd.',
      copy: 'Zonder de sleutel kan niemand de kopie lezen, ook wij niet.',
      backup:
        'Een reservekopie van vóór dat moment bevat de sleutel onder de wachtzin van het bureau tot zij zelf wordt verwijderd. Wie haar terugzet, vernietigt de sleutel opnieuw.',
      live: 'Dit zegt niets over de gegevens van de dienst zelf, die hun eigen termijnen volgen, en niet of er gegevens waren.',
    },
    made: 'Gemaakt door het Waarborgbureau van {provider} op {at}.',
  },
})

export const say = speaker(words)
