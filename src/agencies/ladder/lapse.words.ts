import { speaker, wordsOf } from '#platform/words.ts'

/** The mail by which staff hear that an officer has to be verified anew. */
export const words = wordsOf({
  en: {
    office: '{provider} Trust Office',
    subject: '{n, plural, one {# officer} other {# officers}} to verify anew',
    lead: 'Evidence about an officer counts for a year. What lapses takes the rung with it; until somebody checks again their requests wait at intake.',
    heading: { lapsed: 'Lapsed', ahead: 'Within thirty days' },
    item: '{name}, {agency}: {day}',
    open: 'Open the agencies',
    once: 'Of each date you are told twice at most: a month ahead, and when it has passed.',
  },
  nl: {
    office: 'Waarborgbureau van {provider}',
    subject: '{n, plural, one {# ambtenaar} other {# ambtenaren}} opnieuw te verifiëren',
    lead: 'Bewijs over een ambtenaar telt een jaar. Wat vervalt, neemt de trede mee; tot iemand opnieuw controleert, wachten hun verzoeken bij de intake.',
    heading: { lapsed: 'Vervallen', ahead: 'Binnen dertig dagen' },
    item: '{name}, {agency}: {day}',
    open: 'Open de diensten',
    once: 'Over elke datum hoort u hoogstens twee keer: een maand vooraf, en als zij voorbij is.',
  },
})

export const say = speaker(words)
