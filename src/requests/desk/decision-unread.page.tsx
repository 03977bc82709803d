import type { View } from '#platform/http/view.ts'
import { CERTIFICATIONS } from '../production/certification.rules.ts'
import type { CaseLook } from './case.look.ts'
import { say } from './decision.words.ts'

/** Beside everything that would lead to a package: which of its words no lawyer of the provider has read yet. */
export function Unread({
  view,
  lawRead,
  certification,
}: Readonly<{ view: View }> & Pick<CaseLook, 'lawRead' | 'certification'>) {
  const t = say(view.lang)
  const { reviewed }: { reviewed: boolean } = CERTIFICATIONS[certification]
  if (reviewed && lawRead) return null
  return <p className="small soft">{t(reviewed ? 'unread.law' : lawRead ? 'unread.certificate' : 'unread.both')}</p>
}
