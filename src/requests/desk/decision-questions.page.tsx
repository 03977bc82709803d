import type { View } from '#platform/http/view.ts'
import { Alert } from '#ui/panels.tsx'
import { type CounselQuestion, isRejectReason } from '../case/proposal.rules.ts'
import { say as sayCopy } from '../preservation/copy.words.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './decision.words.ts'

/** What the law leaves to counsel: answered in the reason of the approval. */
export function Questions({ view, questions }: Readonly<{ view: View; questions: readonly CounselQuestion[] }>) {
  if (questions.length === 0) return null
  return (
    <Alert kind="warn" title={say(view.lang)('questions')}>
      <ul className="stack--s">
        {questions.map((code) => (
          <li key={code}>{questionText(view, code)}</li>
        ))}
      </ul>
    </Alert>
  )
}

function questionText({ lang }: View, code: CounselQuestion): string {
  const t = sayTriage(lang)
  switch (code) {
    case 'COPY_OF_ANOTHER':
      return sayCopy(lang)('question')
    case 'REDIRECT_CUSTOMER':
    case 'CONFLICT_GDPR_ART48':
    case 'CONFLICT_THIRD_COUNTRY':
      return t(`question.${code}`)
    default:
      return isRejectReason(code) ? t(`reject.${code}`) : t(`because.${code}`)
  }
}
