/** What a request would reach, before it is filed: for a person a page, for a program of an agency one call. Nothing is kept. */
import { z } from 'zod'
import { agencyById } from '#agencies'
import { record } from '#audit'
import { type Actor, type Ask, get, page, post, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { type Office, transact } from '#platform/office.ts'
import { dueDay } from '#ui/due.rules.ts'
import { demandOf } from '../case/demand.ts'
import { dueOf } from '../case/due.rules.ts'
import { offeredFor } from '../filing/offered.ts'
import { refused } from '../filing/step.routes.tsx'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { RULES_DATE } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { type PreviewAsked, PreviewForm, PreviewReply, wrongIn } from './preview.form.ts'
import { PreviewPage, saidOf } from './preview.page.tsx'
import { type Previewed, previewOf } from './preview.rules.ts'

const Nothing = z.object({ filed: z.literal(false) })

export function previewRoutes(office: Office): readonly Route[] {
  const paths = { page: '/lers/preview', api: '/requests/preview', may: 'request.file', query: z.object({}) } as const
  return [
    get({
      ...paths,
      ...{ id: 'lers.preview', audit: 'none', replies: Nothing },
      answer: async ({ view, actor }, db) => {
        const offered = await offeredFor(office, db, actor)
        const shown = { view, offered, typed: { product: 'meetings' }, errors: {}, found: null }
        return page({ filed: false }, () => <PreviewPage {...shown} />)
      },
    }),
    post({
      ...paths,
      ...{ id: 'lers.preview.make', audit: 'request.previewed', form: PreviewForm, replies: PreviewReply },
      answer: async (ask) => {
        const found = await preview(office, ask)
        await noted(office, ask.actor)
        const { view, typed, input, actor } = ask
        const errors = wrongIn(input, view)
        const offered = await offeredFor(office, office.db, actor)
        return page(jsonOf(view, found, errors), () => <PreviewPage {...{ view, typed, errors, found, offered }} />)
      },
      invalid: async ({ view, typed, program, actor }, errors) => {
        if (program) return refused(view, errors)
        const offered = await offeredFor(office, office.db, actor)
        return page({ errors }, () => <PreviewPage {...{ view, typed, errors, offered }} found={null} />, 422)
      },
    }),
  ]
}

/** That it was tried, and not what: whoever is looked for stands in no log before there is a request. */
function noted(office: Office, { id }: Actor): Promise<void> {
  return transact(office, async (tx) => {
    await record(tx, office.clock, { who: id, action: 'request.previewed', about: '/lers/preview' })
  })
}

type Previewing = Ask<unknown, PreviewAsked, Actor>

async function preview({ db, provider, clock }: Office, { input, actor }: Previewing): Promise<Previewed> {
  const { process, statute, categories, dueOn } = input
  const agency = actor.agencyId === null ? undefined : await agencyById(db, actor.agencyId)
  const at = clock.now()
  const demand = demandOf({ process, statute, agency, provider, at, classifiedAs: null, instrument: null })
  const { authorityDays = 0, days } = provider.notice
  return {
    ...previewOf(demand, categories),
    dueOn: dueOn
      ? dueDay(dueOf({ receivedAt: at, askedFor: dueOn, zone: provider.zone }).dueAt, provider.zone).on
      : null,
    userNotice: keepsRecords(process) ? null : { authorityDays, days },
  }
}

function jsonOf(
  { lang }: View,
  { voids, rulings, dueOn, userNotice }: Previewed,
  wrong: Readonly<Record<string, string>>,
) {
  return {
    ...{ filed: false as const, rulesDate: RULES_DATE, reviewed: false as const, wrong },
    voids: voids.map((code) => ({ code, said: sayTriage(lang)(`because.${code}`) })),
    rulings: rulings.map((ruling) => ({ ...ruling, said: saidOf(ruling, lang) })),
    ...{ dueOn, userNotice },
  } satisfies z.input<typeof PreviewReply>
}
