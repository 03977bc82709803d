import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Check, Checks, Radios } from '#ui/choices.tsx'
import { DateField, type Errors, FileField, filled, TextArea, TextField, type Typed } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Panel } from '#ui/panels.tsx'
import { FIELDS, KINDS, SELECTOR_KINDS, SIGNERS } from './facts.rules.ts'
import { say } from './facts.words.ts'

/** The paper, field by field, as it lies before the reader. */
export function EnterPart({ view, typed, errors }: Readonly<{ view: View; typed: Typed; errors: Errors }>) {
  const t = say(view.lang)
  return (
    <Panel id="enter-process" title={t('enter.title')}>
      <p className="read">{t('enter.lead')}</p>
      <Form upload={view.lang} hidden={{ deed: 'enter-process' }} className="stack read">
        <Origin view={view} typed={typed} errors={errors} />
        <Reach view={view} typed={typed} errors={errors} />
        <Secret view={view} typed={typed} errors={errors} />
        <Button>{t('enter.submit')}</Button>
      </Form>
    </Panel>
  )
}

type Part = Readonly<{ view: View; typed: Typed; errors: Errors }>

function Origin({ view, typed, errors }: Part) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <>
      <Radios
        {...one('kind')}
        label={t('facts.kind')}
        choices={KINDS.map((value) => ({ value, text: t(`kinds.${value}`) }))}
      />
      <Radios
        {...one('paragraph')}
        label={t('facts.paragraph')}
        optional
        choices={(['b1', 'b2', 'unclear'] as const).map((value) => ({ value, text: t(`facts.paragraphs.${value}`) }))}
      />
      <TextField {...one('authority')} label={t('facts.authority')} optional />
      <Radios
        {...one('signer')}
        label={t('facts.signer')}
        choices={SIGNERS.map((value) => ({ value, text: t(`facts.signers.${value}`) }))}
      />
      <TextField {...one('signerName')} label={t('facts.signerName')} />
      <TextField {...one('reference')} label={t('facts.reference')} optional />
      <FieldRow>
        <DateField {...one('issuedOn')} label={t('facts.issuedOn')} />
        <DateField {...one('receivedOn')} label={t('facts.receivedOn')} />
      </FieldRow>
      <TextField {...one('receivedHow')} label={t('facts.receivedHow')} hint={t('facts.receivedHowHint')} />
      <TextField {...one('receivedBy')} label={t('facts.receivedBy')} />
    </>
  )
}

function Reach({ view, typed, errors }: Part) {
  const t = say(view.lang)
  const { one, many } = filled(view.lang, typed, errors)
  return (
    <>
      <Check
        {...one('certified')}
        choice={{ value: 'on', text: t('facts.certifiedTick') }}
        chosen={typed.certified === 'on'}
      />
      <Radios
        {...one('selectorKind')}
        label={t('facts.selectorKind')}
        choices={SELECTOR_KINDS.map((value) => ({ value, text: t(`facts.selectorKinds.${value}`) }))}
      />
      <TextArea {...one('selectors')} label={t('facts.selectors')} hint={t('facts.selectorsHint')} optional />
      <Checks
        {...many('asked')}
        label={t('facts.asked')}
        choices={FIELDS.map((value) => ({ value, text: t(`fields.${value}`) }))}
      />
      <Check
        {...one('telephony')}
        choice={{ value: 'on', text: t('facts.telephonyTick') }}
        chosen={typed.telephony === 'on'}
      />
    </>
  )
}

function Secret({ view, typed, errors }: Part) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <>
      <Check
        {...one('secrecyDanger')}
        choice={{ value: 'on', text: t('facts.secrecyDanger') }}
        chosen={typed.secrecyDanger === 'on'}
      />
      <Check
        {...one('secrecyReview')}
        choice={{ value: 'on', text: t('facts.secrecyReview') }}
        chosen={typed.secrecyReview === 'on'}
      />
      <TextField {...one('firstForProduct')} label={t('facts.firstForProduct')} hint={t('facts.firstHint')} optional />
      <FileField
        {...one('paper')}
        label={t('facts.paper')}
        hint={t('facts.paperHint')}
        accept="application/pdf"
        optional
      />
      <TextField {...one('paperAt')} label={t('facts.paperAt')} optional />
    </>
  )
}
