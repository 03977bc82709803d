import { Button } from '#ui/buttons.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Form } from '#ui/form.tsx'
import { Fold, Panel } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { HandoverPart } from '../workspace/desk-handover.page.tsx'
import { say } from './colleague.words.ts'
import type { Seated } from './part.question.ts'

/** Whom the officer put on the case. The office takes somebody off where that is asked of it. */
export function ColleaguesPanel(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const { now, former } = look.onCase
  const when = (at: Date) => formatInstant(view.lang, at, view.zone, 'exact')
  return (
    <Panel id="colleagues" title={t('desk.title')}>
      <HandoverPart {...props} />
      {now.length === 0 && <p className="soft">{t('desk.none')}</p>}
      <ul className="stack--s">
        {now.map((colleague) => (
          <li key={colleague.id}>
            <One {...props} colleague={colleague} />
          </li>
        ))}
      </ul>
      {former.length > 0 && (
        <Fold small summary={t('desk.former')}>
          <ul className="stack--s small">
            {former.map(({ id, address, post, ended }) => (
              <li key={id}>
                <span className="mono">{address}</span>, {t(`post.${post}`)}{' '}
                <span className="soft">
                  {t('desk.ended', { who: nameOf(view, look, ended.by), when: when(ended.at) })}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Panel>
  )
}

function One({ view, look, colleague }: PartProps & Readonly<{ colleague: Seated }>) {
  const t = say(view.lang)
  const { id, address, post, at, by, person } = colleague
  const enough = person !== null && person.level >= look.levelNeeded
  return (
    <div className="row">
      <span>
        {person && `${person.name}, `}
        <span className="mono">{address}</span>
      </span>
      <Tag kind="plain">{t(`post.${post}`)}</Tag>
      <Tag kind={person ? 'good' : 'open'}>{person ? t('desk.seated', { n: person.level }) : t('desk.unseated')}</Tag>
      {post === 'deputy' && person && !enough && <Tag kind="warn">{t('desk.collects', { n: look.levelNeeded })}</Tag>}
      <span className="small soft">
        {t('desk.by', {
          who: nameOf(view, look, by),
          when: formatInstant(view.lang, at, view.zone, 'exact'),
        })}
      </span>
      {view.may('case.assign') && (
        <Form action={`/desk/cases/${look.file.id}/colleagues/${id}/end`} name={t('offNamed', { address })}>
          <Button kind="quiet" small>
            {t('desk.off')}
          </Button>
        </Form>
      )}
    </div>
  )
}
