import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import { linksOf } from '../case/link.rules.ts'
import type { PartProps } from './case.page.tsx'
import { nameOf } from './case-history.page.tsx'
import { say } from './link.words.ts'

/** What was filed twice, or belongs to the same matter; and what looks like it. */
export function LinksPanel(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const links = linksOf(look.facts)
  const twins = look.twins.filter(({ caseId }) => !links.some((link) => link.caseId === caseId))
  const when = (at: Date) => formatInstant(view.lang, at, view.zone, 'exact')
  return (
    <Panel id="links" title={t('title')}>
      {links.length === 0 && twins.length === 0 && <p className="soft">{t('none')}</p>}
      {twins.length > 0 && (
        <Alert kind="warn" title={t('found')}>
          <ul className="stack--s">
            {twins.map(({ caseId, number, receivedAt, why }) => (
              <li key={caseId}>
                <a href={`/desk/cases/${caseId}`} className="mono">
                  {number}
                </a>{' '}
                {t(`why.${why}`)}, {t('received', { when: when(receivedAt) })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <ul className="stack--s">
        {links.map((link) => (
          <li key={link.caseId} className="row">
            <a href={`/desk/cases/${link.caseId}`} className="mono">
              {link.number}
            </a>
            <Tag kind="plain">{t(`as.${link.as}`)}</Tag>
            <span className="small soft">{t('by', { who: nameOf(view, look, link.by), when: when(link.at) })}</span>
            {view.may('case.assign') && (
              <Form
                action={`/desk/cases/${look.file.id}/links/removal`}
                name={t('unlinkNamed', { number: link.number })}
                hidden={{ number: link.number }}
              >
                <Button kind="quiet" small>
                  {t('unlink')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {view.may('case.assign') && <AddLink {...props} suggestion={twins[0]?.number} />}
    </Panel>
  )
}

function AddLink({ view, look, returned, suggestion = '' }: PartProps & Readonly<{ suggestion: string | undefined }>) {
  const t = say(view.lang)
  const mine = returned?.form === 'link' ? returned : null
  const { one } = filled(view.lang, mine?.typed ?? { number: suggestion }, mine?.errors)
  return (
    <Fold small summary={t('add')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/links`} name={t('add')}>
        <TextField {...one('number')} id="f-link-number" label={t('number')} hint={t('numberHint')} maxLength={40} />
        <Radios
          {...one('as')}
          id="f-link-as"
          label={t('kind')}
          choices={[
            { value: 'duplicate', text: t('duplicate') },
            { value: 'related', text: t('related') },
            { value: 'preservation', text: t('preservation') },
          ]}
        />
        <div className="row">
          <Button kind="second" small>
            {t('button')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
