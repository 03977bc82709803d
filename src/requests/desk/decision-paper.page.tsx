import type { View } from '#platform/http/view.ts'
import { Fold } from '#ui/panels.tsx'
import type { ProposalBody } from '../case/proposal.rules.ts'
import { isEmergency } from '../emergency/emergency.rules.ts'
import { type Certificate, certificateOf, NOT_YET, nothingFoundOf } from '../production/certificate.rules.ts'
import { CERTIFICATIONS } from '../production/certification.rules.ts'
import { mayCertifyNothing, unknownIn } from '../production/no-records.rules.ts'
import type { CaseLook } from './case.look.ts'
import { say } from './decision-paper.words.ts'
import { Unread } from './decision-unread.page.tsx'

type Props = Readonly<{ view: View; look: CaseLook }>

/** Which paper will go with what lies proposed; nothing where none will. */
export function PaperOf({ view, look, decision }: Props & Readonly<{ decision: ProposalBody['decision'] }>) {
  if (decision.kind === 'disclose') return <PaperPart view={view} look={look} what="records" />
  if (decision.kind !== 'reject') return null
  const may = mayCertifyNothing({
    because: decision.because,
    accepted: look.state.acceptedAt !== null,
    ...{ tasks: look.file.tasks.length, unknown: unknownIn(look.file.tasks, look.facts).length },
    reaches: look.reach.rulings.some(({ verdict }) => verdict === 'disclose'),
  })
  return may ? <PaperPart view={view} look={look} what="nothing" /> : null
}

/** For whose courts it is written, from what law, and the text as it will be signed. */
export function PaperPart({ view, look, what }: Props & Readonly<{ what: 'records' | 'nothing' }>) {
  const t = say(view.lang)
  const { phrases, citation } = CERTIFICATIONS[look.certification]
  return (
    <div className="stack--s">
      <p className="small">
        {t(`${what}.goes`, { court: t(`court.${look.certification}`), language: t(`language.${phrases.language}`) })}
      </p>
      <p className="small soft">{citation}</p>
      <Unread view={view} {...look} />
      <Fold small summary={t(`${what}.read`)}>
        <PaperText paper={what === 'records' ? recordsOf(view, look) : nothingOf(view, look)} />
        <p className="small faint">{t('filledIn')}</p>
      </Fold>
    </div>
  )
}

function PaperText({ paper }: Readonly<{ paper: Certificate }>) {
  const { language, title, opening, points, declaration } = paper
  return (
    <div className="stack--s small" lang={language}>
      <p>
        <b>{title}</b>
      </p>
      <p>{opening}</p>
      <ol className="stack--s">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
      <p>{declaration}</p>
    </div>
  )
}

function commonOf({ provider }: View, { file, agency, certification }: CaseLook) {
  const { name, title, place } = provider.custodian
  return {
    ...{ text: certification, custodian: { name, title }, place, employer: provider.products[file.product].name },
    ...{ caseNumber: file.number, docketNumber: file.docketNumber, emergency: isEmergency(file.process) },
    agency: agency?.name ?? '',
  }
}

function recordsOf(view: View, look: CaseLook): Certificate {
  return certificateOf({
    ...commonOf(view, look),
    ...{ copies: [], files: NOT_YET, bytes: NOT_YET, manifestSha256: NOT_YET, readable: true },
  })
}

function nothingOf(view: View, look: CaseLook): Certificate {
  const unknown = unknownIn(look.file.tasks, look.facts)
  return nothingFoundOf({ ...commonOf(view, look), unknown, empty: [] })
}
