/** The answers of a draft beside the questions, in the very words of the form. */

import { countryName, type Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import { shownMeeting } from '../case/identifier.rules.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import {
  type AnswerStep,
  type Answers,
  answerStepsOf,
  type DataAnswers,
  type IdentifierAnswer,
  isList,
  type ProcessAnswers,
  type RestrictionAnswers,
  type SecrecyAnswers,
} from './answers.rules.ts'
import { say } from './filing.words.ts'
import { AGENCY_FIELDS } from './question.page.tsx'
import { say as sayRestriction } from './restriction.words.ts'

export type Line = Readonly<{ question: string; answer: string }>

/** One step of a draft; empty while it is not answered. */
export function linesOf(step: AnswerStep, answers: Answers, lang: Lang): readonly Line[] {
  const { process, identifiers, data, restriction } = answers
  if (step === 'process') return process ? processLines(process, lang) : []
  if (step === 'agency') return agencyLines(answers, lang)
  if (step === 'identifiers' && isList(answers)) return [listLine(identifiers ?? [], lang)]
  if (step === 'identifiers') return (identifiers ?? []).map((identifier, n) => identifierLine(identifier, n + 1, lang))
  if (step === 'restriction') return restriction ? restrictionLines(restriction, lang) : []
  return data ? dataLines(data, process !== undefined && keepsRecords(process.process), lang) : []
}

/** The whole form as it was asked and answered; what is kept with the case. */
export function askedOf(
  answers: Answers,
  documentName: string,
  lang: Lang,
): readonly (Line & Readonly<{ step: string }>)[] {
  const t = say(lang)
  const answered = answerStepsOf(answers).flatMap((step) =>
    linesOf(step, answers, lang).map((line) => ({ step: t(`steps.${step}`), ...line })),
  )
  return [...answered, { step: t('steps.document'), question: t('steps.document'), answer: documentName }]
}

export function Lines({ lines }: Readonly<{ lines: readonly Line[] }>) {
  return (
    <Facts items={lines.map(({ question, answer }) => ({ name: question, value: answer === '' ? '–' : answer }))} />
  )
}

function processLines(process: ProcessAnswers, lang: Lang): Line[] {
  const t = say(lang)
  return [
    { question: t('process.product'), answer: sayTriage(lang)(`product.${process.product}`) },
    { question: t('process.kind'), answer: t(`process.kinds.${process.process}`) },
    { question: t('process.docketNumber'), answer: process.docketNumber },
    { question: t('process.statute'), answer: process.statute },
    { question: t('process.natureOfOffence'), answer: process.natureOfOffence },
    { question: t('process.officialName'), answer: process.officialName },
    { question: t('process.officialTitle'), answer: process.officialTitle },
    { question: t('process.signedOn'), answer: formatDay(lang, process.signedOn, 'full') },
    { question: t('process.dueOn'), answer: formatDay(lang, process.dueOn, 'full') },
  ]
}

function agencyLines({ agency }: Answers, lang: Lang): Line[] {
  if (!agency) return []
  return AGENCY_FIELDS.map((field) => ({
    question: say(lang)(`agency.${field}`),
    answer: field === 'country' ? countryName(lang, agency.country) : agency[field],
  }))
}

/** A list stands with the case, row by row; here is how many of what. */
function listLine(identifiers: readonly IdentifierAnswer[], lang: Lang): Line {
  const t = say(lang)
  const kinds = [...Map.groupBy(identifiers, ({ kind }) => kind)].map(
    ([kind, all]) => `${sayTriage(lang)(`identifier.${kind}`)} ${all.length}`,
  )
  return {
    question: t('identifiers.all'),
    answer: t('identifiers.counted', { n: identifiers.length, kinds: kinds.join('; ') }),
  }
}

function identifierLine({ kind, value, at }: IdentifierAnswer, n: number, lang: Lang): Line {
  const t = say(lang)
  const shown = kind === 'meeting' ? shownMeeting(value) : value
  const whole = at ? t('identifiers.meetingAt', { value: shown, at: at.slice(0, 16).replace('T', ' ') }) : shown
  return { question: t('identifiers.row', { n }), answer: `${sayTriage(lang)(`identifier.${kind}`)}: ${whole}` }
}

function dataLines({ categories, from, to, secrecy }: DataAnswers, keeps: boolean, lang: Lang): Line[] {
  const t = say(lang)
  const full = (of: Parameters<typeof formatDay>[1]) => formatDay(lang, of, 'full')
  return [
    {
      question: t(keeps ? 'data.kept' : 'data.reached'),
      answer: categories.map((category) => sayTriage(lang)(`category.${category}`)).join('; '),
    },
    { question: t('data.period'), answer: from && to ? `${full(from)} – ${full(to)}` : t('data.noPeriod') },
    ...(keeps ? [] : secrecyLines(secrecy, lang)),
  ]
}

function restrictionLines({ law, act, territory, startsOn, endsOn, secrecy }: RestrictionAnswers, lang: Lang): Line[] {
  const t = sayRestriction(lang)
  const day = (of: Parameters<typeof formatDay>[1] | null) =>
    of === null ? t('noneNamed') : formatDay(lang, of, 'full')
  const named = territory.map((country) => countryName(lang, country)).join('; ')
  return [
    { question: t('law'), answer: t(`laws.${law}`) },
    { question: t('act'), answer: act },
    { question: t('territory'), answer: named || t('noneNamed') },
    { question: t('startsOn'), answer: day(startsOn) },
    { question: t('until'), answer: day(endsOn) },
    ...secrecyLines(secrecy, lang),
  ]
}

function secrecyLines(secrecy: SecrecyAnswers | null, lang: Lang): Line[] {
  const t = say(lang)
  const answer = t(secrecy === null ? 'data.secrecyNone' : secrecy.endsOn ? 'data.secrecyUntil' : 'data.secrecyOpen')
  if (secrecy === null) return [{ question: t('data.secrecy'), answer }]
  const { court, statute, endsOn } = secrecy
  return [
    { question: t('data.secrecy'), answer },
    { question: t('data.court'), answer: court },
    { question: t('data.secrecyStatute'), answer: statute },
    { question: t('data.endsOn'), answer: endsOn ? formatDay(lang, endsOn, 'full') : t('data.noEnd') },
  ]
}
