import type { Permission } from '#platform/http/route.ts'
import type { NavItem, View } from '#platform/http/view.ts'
import { say } from './nav.words.ts'

const PLACES = [
  { href: '/desk', name: 'queue', may: 'case.read' },
  { href: '/desk/emergencies', name: 'emergencies', may: 'case.read' },
  { href: '/desk/arrivals', name: 'arrivals', may: 'case.triage' },
  { href: '/desk/second-looks', name: 'looks', may: 'look.read' },
  { href: '/desk/guidelines', name: 'guidelines', may: 'guideline.read' },
  { href: '/desk/restrictions', name: 'restrictions', may: 'case.decide' },
  { href: '/desk/report', name: 'report', may: 'report.read' },
  { href: '/desk/agencies', name: 'agencies', may: 'agency.read' },
  { href: '/desk/law', name: 'law', may: 'law.read' },
  { href: '/desk/staff', name: 'staff', may: 'staff.manage' },
  { href: '/desk/outbox', name: 'outbox', may: 'outbox.read' },
  { href: '/desk/jobs', name: 'jobs', may: 'jobs.read' },
  { href: '/desk/access-log', name: 'log', may: 'audit.read' },
  { href: '/desk/tokens', name: 'tokens', may: 'token.manage' },
  { href: '/desk/sessions', name: 'sessions', may: 'session.manage' },
  { href: '/desk/clock', name: 'clock', may: 'clock.move' },
] as const satisfies readonly { href: string; name: string; may: Permission }[]

/** Where a person may go on the desk, the page to begin with first; the clock only in a demo. */
export function deskNav(view: View): readonly NavItem[] {
  const t = say(view.lang)
  return PLACES.filter(({ may, name }) => view.may(may) && (name !== 'clock' || view.demo)).map(({ href, name }) => ({
    href,
    name: t(name),
  }))
}
