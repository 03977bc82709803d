/** What the lists of staff and of officers have in common. */
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { Tabs } from '#ui/ways.tsx'
import type { Standing } from '../house.ts'
import type { Person } from './person.store.ts'
import { words } from './staff.words.ts'

const say = speaker(words)

export function PeopleTabs({ view, here }: Readonly<{ view: View; here: 'staff' | 'officers' }>) {
  const t = say(view.lang)
  return (
    <Tabs
      name={t('list.tabs')}
      items={[
        { href: '/desk/staff', name: t('list.title'), here: here === 'staff' },
        { href: '/desk/staff?show=officers', name: t('officers.title'), here: here === 'officers' },
      ]}
    />
  )
}

/** Second factor, last sign-in, suspended or not. */
export function accessColumns(view: View, withApp: ReadonlySet<string>) {
  const t = say(view.lang)
  return [
    { head: t('list.factor'), cell: ({ id }: Person) => t(withApp.has(id) ? 'list.app' : 'list.mail') },
    {
      head: t('list.last'),
      cell: ({ lastSignInAt }: Person) => (lastSignInAt ? <Time view={view} at={lastSignInAt} /> : t('list.never')),
    },
    {
      head: t('list.state'),
      cell: ({ suspendedAt }: Person) =>
        suspendedAt ? <Tag kind="bad">{t('list.suspended')}</Tag> : <Tag kind="done">{t('list.active')}</Tag>,
    },
  ]
}

export const agencyOf = ({ agency, country }: Standing) => `${agency}, ${country}`

export function levelOf(view: View, { level }: Standing): string {
  const t = say(view.lang)
  return level > 0 ? t('officers.level', { n: level }) : t('officers.notVerified')
}
