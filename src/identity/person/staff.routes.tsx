/** Staff: who works here. Every deed is a command with its own entry in the access log. */
import { z } from 'zod'
import type { Db, Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { isMailAddress } from '#platform/mail/outbox.ts'
import { speaker } from '#platform/words.ts'
import { canHaveTogether, isRole, ROLE_KIND, type Role } from '../access/permissions.rules.ts'
import { askReset, endResetAsk, type ResetOutcome } from '../factor/factor.commands.ts'
import { openResets, personsWithApp } from '../factor/factor.store.ts'
import type { House } from '../house.ts'
import { OfficersPage } from './officers.page.tsx'
import {
  type ChangeOutcome,
  changeRoles,
  inviteAgain,
  invitePerson,
  restorePerson,
  suspendPerson,
} from './person.commands.ts'
import { PersonPage } from './person.page.tsx'
import { allStaff, findOfficers, namesOf, personById } from './person.store.ts'
import { type StaffFacts, StaffPage } from './staff.page.tsx'
import { words } from './staff.words.ts'

const say = speaker(words)
const told = teller(words)
const nothing = z.object({})
const StaffRole = z.string().refine((role): role is Role => isRole(role) && ROLE_KIND[role] === 'staff')
const Invitation = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254).refine(isMailAddress),
  roles: z.array(StaffRole).min(1, told('invite.fewest')).refine(canHaveTogether, told('because.apart')).prefault([]),
})
/** Anything else shows the staff, or everybody: a mistyped address is no error. */
const Listing = z.object({
  show: z.enum(['staff', 'officers']).catch('staff'),
  q: z.string().trim().max(100).catch(''),
})
const MOST_OFFICERS = 100
const base = { api: null, may: 'staff.manage', query: nothing, replies: nothing } as const
const PERSON = '/desk/staff/:person'

type Typed = Readonly<Record<string, string | readonly string[]>>

export function staffRoutes(house: House): readonly Route[] {
  return [listing(house), inviting(house), onePerson(house), ...changing(house), ...resetting(house)]
}

function listing({ office, standings }: House): Route {
  return get({
    ...base,
    query: Listing,
    id: 'staff.list',
    page: '/desk/staff',
    audit: 'staff.read',
    answer: async ({ view, query: { show, q } }, tx) => {
      if (show === 'officers') {
        const found = await findOfficers(tx, { text: q, limit: MOST_OFFICERS + 1 })
        const officers = found.slice(0, MOST_OFFICERS)
        const ids = officers.map(({ id }) => id)
        const known = { standings: await standings(tx, ids, office.clock.now()), withApp: await personsWithApp(tx) }
        const more = found.length > officers.length
        return page({}, () => <OfficersPage view={view} text={q} officers={officers} more={more} {...known} />)
      }
      const facts = await factsOf(tx)
      return page({}, () => <StaffPage view={view} {...facts} typed={{}} errors={{}} />)
    },
  })
}

function inviting(house: House): Route {
  const again = async (
    { view, typed }: Readonly<{ view: View; typed: Typed }>,
    errors: FieldErrors,
  ): Promise<Reply> => {
    const facts = await factsOf(house.office.db)
    return page({ errors }, () => <StaffPage view={view} {...facts} typed={typed} errors={errors} />, 422)
  }
  return post({
    ...base,
    id: 'staff.invite',
    page: '/desk/staff',
    audit: 'person.invited',
    form: Invitation,
    answer: async (ask) => {
      const { actor, view, input } = ask
      const created = await invitePerson(house, { kind: 'staff', ...input, by: actor.id, lang: view.lang })
      if (created.kind === 'taken') return again(ask, { email: say(view.lang)('invite.taken') })
      return saying(
        seeOther('/desk/staff', { id: created.id }, 201),
        say(view.lang)('invite.done', { email: input.email }),
      )
    },
    invalid: again,
  })
}

function onePerson(house: House): Route {
  return get({
    ...base,
    id: 'staff.person',
    page: PERSON,
    audit: 'staff.read',
    answer: async ({ view, params }, tx) =>
      personPage(house, tx, view, { id: params.person ?? '', errors: {}, typed: {} }),
  })
}

function changing(house: House): readonly Route[] {
  const deed = (id: string, audit: string, work: (by: string, personId: string, view: View) => Promise<Reply>) =>
    post({
      ...base,
      id: `staff.${id}`,
      page: `${PERSON}/${id}`,
      audit,
      form: nothing,
      answer: ({ actor, params, view }) => work(actor.id, params.person ?? '', view),
      invalid: null,
    })
  return [
    post({
      ...base,
      id: 'staff.roles',
      page: `${PERSON}/roles`,
      audit: 'person.roles',
      form: z.object({ roles: z.array(StaffRole).prefault([]) }),
      answer: async ({ actor, params, view, input }) => {
        const personId = params.person ?? ''
        return done(view, personId, {
          outcome: await changeRoles(house, { by: actor.id, personId, roles: input.roles }),
          said: say(view.lang)('person.rolesDone'),
        })
      },
      invalid: null,
    }),
    deed('suspend', 'person.suspended', async (by, personId, view) =>
      done(view, personId, {
        outcome: await suspendPerson(house, { by, personId }),
        said: say(view.lang)('person.suspendDone'),
      }),
    ),
    deed('restore', 'person.restored', async (by, personId, view) =>
      done(view, personId, {
        outcome: await restorePerson(house, { by, personId }),
        said: say(view.lang)('person.restoreDone'),
      }),
    ),
    deed('invite-again', 'person.invited', async (by, personId, view) => {
      const sent = await inviteAgain(house, { by, personId, lang: view.lang })
      return done(view, personId, {
        outcome: sent ? { kind: 'done' } : { kind: 'refused', because: 'unknown' },
        said: say(view.lang)('person.againDone'),
      })
    }),
  ]
}

function resetting(house: House): readonly Route[] {
  const Reason = z.object({ reason: z.string().trim().min(1).max(500) })
  return [
    post({
      ...base,
      id: 'staff.reset.ask',
      page: `${PERSON}/reset`,
      audit: 'factor.reset.asked',
      form: Reason,
      answer: async ({ actor, params, view, input }) => {
        const personId = params.person ?? ''
        return done(view, personId, {
          outcome: await askReset(house, { by: actor.id, personId, reason: input.reason }),
          said: say(view.lang)('reset.asked'),
        })
      },
      invalid: ({ view, params, typed }, errors) =>
        personPage(house, house.office.db, view, { id: params.person ?? '', errors, typed }),
    }),
    post({
      ...base,
      id: 'staff.reset.end',
      page: '/desk/staff/resets/:reset',
      audit: 'factor.reset',
      form: z.object({ outcome: z.enum(['confirmed', 'refused']) }),
      answer: async ({ actor, params, view, input }) => {
        const outcome = await endResetAsk(house, { by: actor.id, resetId: params.reset ?? '', outcome: input.outcome })
        return done(view, null, { outcome, said: say(view.lang)(`reset.${input.outcome}`) })
      },
      invalid: null,
    }),
  ]
}

type Ended = Readonly<{ outcome: ChangeOutcome | ResetOutcome; said: string }>

function done(view: View, personId: string | null, { outcome, said }: Ended): Reply {
  const t = say(view.lang)
  if (outcome.kind === 'done') return saying(seeOther(personId ? `/desk/staff/${personId}` : '/desk/staff', {}), said)
  return problem(
    outcome.because === 'unknown' ? 404 : 409,
    outcome.because,
    t('refusedTitle'),
    t(`because.${outcome.because}`),
  )
}

async function factsOf(db: Db | Tx): Promise<StaffFacts> {
  const resets = await openResets(db)
  const names = await namesOf(
    db,
    resets.flatMap(({ personId, askedBy }) => [personId, askedBy]),
  )
  return { staff: await allStaff(db), withApp: await personsWithApp(db), resets, names }
}

async function personPage(
  { office, standings }: House,
  db: Db | Tx,
  view: View,
  { id, errors, typed }: Readonly<{ id: string; errors: FieldErrors; typed: Typed }>,
): Promise<Reply> {
  const t = say(view.lang)
  const person = await personById(db, id)
  if (!person) return problem(404, 'unknown', t('refusedTitle'), t('because.unknown'))
  const reset = (await openResets(db)).find(({ personId }) => personId === id) ?? null
  const standing = (await standings(db, [id], office.clock.now())).get(id) ?? null
  return page({}, () => (
    <PersonPage view={view} person={person} standing={standing} reset={reset} errors={errors} typed={typed} />
  ))
}
