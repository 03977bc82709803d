/** Accepting, assigning, noting: each a noun below the case. */
import { z } from 'zod'
import { post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import { caseAgain, noCase, type Sent } from './again.tsx'
import { AcceptForm, AssignForm, DeedReply, NoteForm } from './case.form.ts'
import { say } from './case.words.ts'
import type { Colleague, DeskParts } from './colleague.ts'
import { type AcceptOutcome, type AssignOutcome, acceptCase, assignCase, noteCase } from './handling.commands.ts'

const nothing = z.object({})

export function handlingRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    post({
      id: 'desk.case.accept',
      page: '/desk/cases/:case/acceptance',
      api: '/desk/cases/:case/acceptance',
      may: 'case.triage',
      audit: 'case.accepted',
      query: nothing,
      form: AcceptForm,
      replies: DeedReply,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        return accepted(parts, ask, await acceptCase(office, ask.actor.id, { caseId }))
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'accept', errors, code: 'invalid', status: 422 }),
    }),
    post({
      id: 'desk.case.assign',
      page: '/desk/cases/:case/assignment',
      api: '/desk/cases/:case/assignment',
      may: 'case.assign',
      audit: 'case.assigned',
      query: nothing,
      form: AssignForm,
      replies: DeedReply,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const colleague = await colleagueOf(parts, ask.input.to)
        if (colleague === undefined)
          return caseAgain(parts, ask, {
            form: 'assign',
            errors: { to: say(ask.view.lang)('assign.unknown') },
            code: 'no-such-colleague',
            status: 422,
          })
        const outcome = await assignCase(office, ask.actor.id, {
          caseId,
          to: colleague?.id ?? null,
          seen: ask.input.seen,
        })
        return assigned(parts, ask, {
          outcome,
          colleague,
          seen: ask.input.seen,
          to: ask.input.back === 'queue' ? '/desk' : `/desk/cases/${caseId}`,
        })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'assign', errors, code: 'invalid', status: 422 }),
    }),
    post({
      id: 'desk.case.note',
      page: '/desk/cases/:case/notes',
      api: '/desk/cases/:case/notes',
      may: 'case.note',
      audit: 'case.noted',
      query: nothing,
      form: NoteForm,
      replies: DeedReply,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const outcome = await noteCase(office, ask.actor.id, { caseId, text: ask.input.text })
        return outcome.kind === 'noted'
          ? done(ask.view, { caseId, what: 'noted', said: say(ask.view.lang)('notes.done'), part: 'notes' })
          : noCase(ask.view)
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'note', errors, code: 'invalid', status: 422 }),
    }),
  ]
}

/** Back to the case, with one sentence on what was done. */
export function done(
  _: View,
  {
    caseId,
    what,
    said,
    part,
    to,
  }: Readonly<{ caseId: string; what: string; said: string; part?: string; to?: string }>,
): Reply {
  return saying(
    seeOther(to ?? `/desk/cases/${caseId}${part ? `#${part}` : ''}`, { case: caseId, done: what }, 201),
    said,
  )
}

/** Whom a form names: null lays the case back, undefined is nobody who handles cases. */
async function colleagueOf({ office, colleagues }: DeskParts, to: string): Promise<Colleague | null | undefined> {
  if (to === 'nobody') return null
  const staff = await transact(office, colleagues)
  return staff.find(({ id, handles }) => id === to && handles)
}

function accepted(parts: DeskParts, sent: Sent, outcome: AcceptOutcome): Promise<Reply> | Reply {
  const t = say(sent.view.lang)
  const caseId = sent.params['case'] ?? ''
  const again = (form: string) =>
    caseAgain(parts, sent, { form: 'accept', errors: { form }, code: outcome.kind, status: 409 })
  switch (outcome.kind) {
    case 'unknown':
      return noCase(sent.view)
    case 'accepted':
      return done(sent.view, { caseId, what: 'accepted', said: t('accept.done') })
    case 'already':
      return done(sent.view, { caseId, what: 'already', said: t('accept.already') })
    case 'closed':
      return again(t('accept.closed'))
    case 'not-verified':
      return again(t('accept.tooLow', { level: outcome.level, needed: outcome.needed }))
  }
}

type Assigned = Readonly<{ outcome: AssignOutcome; colleague: Colleague | null; seen: number; to: string }>

function assigned(parts: DeskParts, sent: Sent, { outcome, colleague, seen, to }: Assigned): Promise<Reply> | Reply {
  const t = say(sent.view.lang)
  const caseId = sent.params['case'] ?? ''
  switch (outcome.kind) {
    case 'unknown':
      return noCase(sent.view)
    case 'assigned':
      return done(sent.view, {
        caseId,
        what: 'assigned',
        to,
        said: colleague ? t('assign.done', { name: colleague.name }) : t('assign.doneBack'),
      })
    case 'closed':
      return caseAgain(parts, sent, {
        form: 'assign',
        errors: { form: t('assign.closed') },
        code: 'closed',
        status: 409,
      })
    case 'moved-on':
      return caseAgain(parts, sent, { form: 'assign', errors: {}, code: 'moved-on', status: 409, movedSince: seen })
  }
}
