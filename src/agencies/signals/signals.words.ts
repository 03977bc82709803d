import { countryName, type Lang, speaker, wordsOf } from '#platform/words.ts'
import type { Signal } from './signal.rules.ts'

export const words = wordsOf({
  en: {
    text: {
      'free-mail': 'Free mail service',
      disposable: 'Throw-away mail service',
      'look-alike': 'Looks like {domain}',
      'mixed-script': 'Letters of several scripts in one name',
      'government-word': 'Speaks of government, and is none',
      'other-country': 'Domain of the government of {country}',
      'bound-elsewhere': 'Domain of {agency}',
      'unlisted-ending': 'Unknown ending',
      academic: 'Domain of a school or university',
      'not-latin': 'Name beyond Latin letters',
      'unknown-domain': 'No register knows this domain',
    },
    how: {
      homoglyph: 'with letters that look the same',
      'other-ending': 'under another ending',
      'in-front': 'with that name written in front',
      'added-word': 'with a word added',
      swapped: 'with two letters swapped',
      'one-letter': 'with one letter changed',
    },
    why: {
      'free-mail': 'Anyone can have an address here, under any name.',
      disposable: 'These addresses last for minutes and are nobody’s.',
      'look-alike': 'Forgers take a name that reads like a real one.',
      'mixed-script': 'Genuine names keep to one script; a letter of another one hides a forgery.',
      'government-word':
        'Anyone can register such a name. Governments have endings of their own, or a domain in a register.',
      'other-country': 'The agency is said to be in another country.',
      'bound-elsewhere': 'We know this domain as that of another agency. Counties do share domains.',
      'unlisted-ending': 'The list of public endings does not have it, so mail to it may go nowhere.',
      academic: 'Campus police write from here, and so do students.',
      'not-latin': 'Read the name letter by letter.',
      'unknown-domain': 'That is usual for a small agency. Find its domain and telephone number by another way.',
    },
    weight: { w1: 'Worth knowing', w2: 'Wants an explanation', w3: 'Rarely innocent' },
  },
  nl: {
    text: {
      'free-mail': 'Gratis maildienst',
      disposable: 'Wegwerpmaildienst',
      'look-alike': 'Lijkt op {domain}',
      'mixed-script': 'Letters uit verschillende schriften in één naam',
      'government-word': 'Noemt zich overheid en is het niet',
      'other-country': 'Domein van de overheid van {country}',
      'bound-elsewhere': 'Domein van {agency}',
      'unlisted-ending': 'Onbekende uitgang',
      academic: 'Domein van een school of universiteit',
      'not-latin': 'Naam met meer dan Latijnse letters',
      'unknown-domain': 'Geen register kent dit domein',
    },
    how: {
      homoglyph: 'met letters die er hetzelfde uitzien',
      'other-ending': 'onder een andere uitgang',
      'in-front': 'met die naam ervoor geschreven',
      'added-word': 'met een woord erbij',
      swapped: 'met twee letters verwisseld',
      'one-letter': 'met één letter anders',
    },
    why: {
      'free-mail': 'Iedereen kan hier een adres hebben, onder elke naam.',
      disposable: 'Deze adressen bestaan minuten en zijn van niemand.',
      'look-alike': 'Vervalsers nemen een naam die leest als een echte.',
      'mixed-script': 'Echte namen houden zich aan één schrift; een letter uit een ander verbergt een vervalsing.',
      'government-word':
        'Iedereen kan zo’n naam registreren. Overheden hebben eigen uitgangen, of een domein in een register.',
      'other-country': 'De dienst zou in een ander land zitten.',
      'bound-elsewhere': 'Wij kennen dit domein als dat van een andere dienst. Gemeenten delen soms een domein.',
      'unlisted-ending': 'De lijst van openbare uitgangen heeft haar niet; mail erheen komt misschien nergens aan.',
      academic: 'Campuspolitie schrijft hiervandaan, en studenten ook.',
      'not-latin': 'Lees de naam letter voor letter.',
      'unknown-domain': 'Dat is gewoon bij een kleine dienst. Zoek domein en telefoonnummer langs een andere weg.',
    },
    weight: { w1: 'Goed om te weten', w2: 'Vraagt om uitleg', w3: 'Zelden onschuldig' },
  },
})

const say = speaker(words)
export function signalText(lang: Lang, { code, about }: Signal): string {
  const t = say(lang)
  const country = countryName(lang, about.country ?? '')
  const text = t(`text.${code}`, { domain: about.domain ?? '', agency: about.agency ?? '', country })
  return about.how === undefined || code !== 'look-alike' ? text : `${text}, ${t(`how.${about.how}`)}`
}

export const signalWhy = (lang: Lang, { code }: Signal): string => say(lang)(`why.${code}`)
export const weightText = (lang: Lang, { weight }: Signal): string => say(lang)(`weight.w${weight}`)
