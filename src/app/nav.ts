import type { Permission } from '#platform/http/route.ts'
import type { NavGroup, View } from '#platform/http/view.ts'
import { say } from './nav.words.ts'

type GroupName = 'work' | 'knowledge' | 'oversight' | 'office'
const GROUPS: readonly GroupName[] = ['work', 'knowledge', 'oversight', 'office']

const PLACES = [
  { href: '/desk', name: 'queue', may: 'case.read', group: 'work' },
  { href: '/desk/emergencies', name: 'emergencies', may: 'case.read', group: 'work' },
  { href: '/desk/arrivals', name: 'arrivals', may: 'case.triage', group: 'work' },
  { href: '/desk/restrictions', name: 'restrictions', may: 'case.decide', group: 'work' },
  { href: '/desk/referrals', name: 'referrals', may: 'case.decide', group: 'work' },
  { href: '/desk/costs', name: 'costs', may: 'cost.read', group: 'work' },
  { href: '/desk/agencies', name: 'agencies', may: 'agency.read', group: 'work' },
  { href: '/desk/vault', name: 'vault', may: 'vault.enter', group: 'work' },
  { href: '/desk/guidelines', name: 'guidelines', may: 'guideline.read', group: 'knowledge' },
  { href: '/desk/training', name: 'training', may: 'training.practise', group: 'knowledge' },
  { href: '/desk/law', name: 'law', may: 'law.read', group: 'knowledge' },
  { href: '/desk/second-looks', name: 'looks', may: 'look.read', group: 'oversight' },
  { href: '/desk/retention', name: 'retention', may: 'retention.read', group: 'oversight' },
  { href: '/desk/report', name: 'report', may: 'report.read', group: 'oversight' },
  { href: '/desk/access-log', name: 'log', may: 'audit.read', group: 'oversight' },
  { href: '/desk/costs/rates', name: 'rates', may: 'cost.rate', group: 'office' },
  { href: '/desk/staff', name: 'staff', may: 'staff.manage', group: 'office' },
  { href: '/desk/outbox', name: 'outbox', may: 'outbox.read', group: 'office' },
  { href: '/desk/jobs', name: 'jobs', may: 'jobs.read', group: 'office' },
  { href: '/desk/webhooks', name: 'webhooks', may: 'webhook.manage', group: 'office' },
  { href: '/desk/tokens', name: 'tokens', may: 'token.manage', group: 'office' },
  { href: '/desk/sessions', name: 'sessions', may: 'session.manage', group: 'office' },
  { href: '/desk/clock', name: 'clock', may: 'clock.move', group: 'office' },
] as const satisfies readonly { href: string; name: string; may: Permission; group: GroupName }[]

/** Where a person may go on the desk, the page to begin with first; the clock only in a demo, and no group without a place in it. */
export function deskNav(view: Pick<View, 'lang' | 'may' | 'demo'>): readonly NavGroup[] {
  const t = say(view.lang)
  const open = PLACES.filter(({ may, name }) => view.may(may) && (name !== 'clock' || view.demo))
  return GROUPS.map((group) => ({
    name: t(`group.${group}`),
    items: open.filter((place) => place.group === group).map(({ href, name }) => ({ href, name: t(name) })),
  })).filter(({ items }) => items.length > 0)
}
