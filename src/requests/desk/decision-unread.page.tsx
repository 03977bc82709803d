import type { View } from '#platform/http/view.ts'
import { CERTIFICATE_WORDING } from '../production/certificate.rules.ts'
import type { CaseLook } from './case.look.ts'
import { say } from './decision.words.ts'

/** Beside everything that would lead to a package: which of its words no lawyer of the provider has read yet. */
export function Unread({ view, lawRead }: Readonly<{ view: View }> & Pick<CaseLook, 'lawRead'>) {
  const t = say(view.lang)
  const { reviewed } = CERTIFICATE_WORDING
  if (reviewed && lawRead) return null
  return <p className="small soft">{t(reviewed ? 'unread.law' : lawRead ? 'unread.certificate' : 'unread.both')}</p>
}
