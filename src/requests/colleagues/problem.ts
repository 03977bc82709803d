import { problem, type Reply } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { say } from './colleague.words.ts'

/** A follower reads; what they sent is not done. */
export function cannotAct({ lang }: View): Reply {
  return problem(403, 'follower', say(lang)('cannotAct'), say(lang)('cannotActText'))
}

export function notYours({ lang }: View): Reply {
  return problem(403, 'not-the-holder', say(lang)('notYours'), say(lang)('notYoursText'))
}
