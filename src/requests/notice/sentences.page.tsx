import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say } from './notice.words.ts'

const KINDS = [
  'authority-told',
  'authority-answered',
  'exception-argued',
  'exception-refused',
  'exception-proposed',
  'exception-granted',
  'exception-declined',
] as const
export type NoticeFact = Extract<Fact, { kind: (typeof KINDS)[number] }>

export function isNoticeFact<Some extends Fact>(fact: Some): fact is Some & NoticeFact {
  return KINDS.some((kind) => kind === fact.kind)
}

/** What happened in telling the user, for a history: `fact` as staff read it, `seen` as the officer does. */
export function noticeSentence(lang: Lang, voice: 'fact' | 'seen', fact: NoticeFact): string {
  const t = say(lang)
  const on = (day: Parameters<typeof formatDay>[1]) => formatDay(lang, day, 'dated')
  switch (fact.kind) {
    case 'authority-told':
      return t(`${voice}.authority-told`, { day: on(fact.data.tellOn) })
    case 'authority-answered':
      return t(`${voice}.authority-answered`, { answer: fact.data.answer })
    case 'exception-granted':
      return t(`${voice}.exception-granted`, { day: on(fact.data.endsOn) })
    case 'exception-refused':
      return t(`${voice}.exception-refused`)
    case 'exception-argued':
      return t('fact.exception-argued', {
        ground: t(`ground.${fact.data.ground}`),
        day: on(fact.data.holdsUntil),
      })
    case 'exception-proposed':
      return t('fact.exception-proposed', { ground: t(`ground.${fact.data.ground}`), day: on(fact.data.endsOn) })
    case 'exception-declined':
      return t('fact.exception-declined')
  }
}
