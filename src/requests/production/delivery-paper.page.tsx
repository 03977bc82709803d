import type { View } from '#platform/http/view.ts'
import { say } from './delivery-paper.words.ts'

/** `at`: the page of the case, at the desk or at the officers'. */
export function DeliveryLink({ view, at }: Readonly<{ view: View; at: string }>) {
  const t = say(view.lang)
  return (
    <div className="stack--s" id="delivery">
      <a href={`${at}/delivery/file`} download>
        {t('link')}
      </a>
      <p className="small soft">{t('linkText')}</p>
    </div>
  )
}
