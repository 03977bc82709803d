/** The page behind a one-time link: an invited person's password, or the first administrator of an empty instance. */
import { z } from 'zod'
import {
  type Ask,
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
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { filled, TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DoorPage } from '#ui/layout.tsx'
import { DOORS, type Door } from '../door/door.rules.ts'
import { unhurried } from '../door/unhurried.ts'
import type { House } from '../house.ts'
import { words } from './link.words.ts'
import { acceptLink, linkFor } from './person.commands.ts'
import type { Person } from './person.store.ts'

const say = speaker(words)
const nothing = z.object({})
const Welcome = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254).or(z.literal('')).default(''),
  password: z.string().max(1000),
})

export function linkRoutes(house: House): readonly Route[] {
  return (['desk', 'lers'] as const).flatMap((door) => welcome(house, door))
}

function welcome(house: House, door: Door): readonly Route[] {
  const base = {
    page: `${DOORS[door].path}/welcome/:secret`,
    api: null,
    may: 'anyone',
    query: nothing,
    replies: nothing,
  } as const
  const again = async (
    ask: Pick<Ask<object, unknown, null>, 'params' | 'view' | 'typed'>,
    errors: FieldErrors,
  ): Promise<Reply> => {
    const link = await linkFor(house, house.office.db, ask.params.secret ?? '')
    return link
      ? page(
          { errors },
          () => <WelcomePage view={ask.view} person={link.person} typed={ask.typed} errors={errors} />,
          422,
        )
      : over(ask.view)
  }
  return [
    get({
      ...base,
      id: `${door}.welcome`,
      audit: 'none',
      answer: async ({ params, view }, tx) => {
        const link = await linkFor(house, tx, params.secret ?? '')
        return link
          ? page({}, () => (
              <WelcomePage view={view} person={link.person} typed={{ name: link.person?.name ?? '' }} errors={{}} />
            ))
          : over(view)
      },
    }),
    post({
      ...base,
      id: `${door}.welcome.send`,
      audit: 'person.welcomed',
      rate: 'sign-in',
      form: Welcome,
      answer: async (ask) => {
        const { input, view } = ask
        const outcome = await unhurried(house, () => acceptLink(house, { ...input, secret: ask.params.secret ?? '' }))
        switch (outcome.kind) {
          case 'over':
            return over(view)
          case 'weak':
            return again(ask, { password: say(view.lang)(`fault.${outcome.fault}`) })
          case 'ready':
            return saying(seeOther(`${DOORS[door].path}/sign-in`, {}), say(view.lang)('page.ready'))
        }
      },
      invalid: (ask, errors) => again(ask, errors),
    }),
  ]
}

function over(view: View): Reply {
  const t = say(view.lang)
  return problem(410, 'link-over', t('page.over'), t('page.overDetail'))
}

type WelcomeProps = Readonly<{
  view: View
  person: Person | null
  typed: Ask<never, null, null>['typed']
  errors: FieldErrors
}>

function WelcomePage({ view, person, typed, errors }: WelcomeProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const title = t(person ? 'page.titleWelcome' : 'page.titleSetup')
  return (
    <DoorPage view={view} title={title} wrong={Object.keys(errors).length > 0} emergency={person?.kind === 'officer'}>
      <Form action={view.path} name={title}>
        <h1>{title}</h1>
        <p className="soft">{person ? t('page.leadWelcome', { email: person.email }) : t('page.leadSetup')}</p>
        <ErrorSummary
          lang={view.lang}
          errors={errors}
          names={{ name: t('page.name'), email: t('page.email'), password: t('page.password') }}
        />
        <TextField {...one('name')} label={t('page.name')} autoComplete="name" maxLength={100} />
        {!person && (
          <TextField
            {...one('email')}
            type="email"
            label={t('page.email')}
            hint={t('page.emailHint')}
            autoComplete="email"
            maxLength={254}
          />
        )}
        <TextField
          {...one('password')}
          type="password"
          label={t('page.password')}
          hint={t('page.passwordHint')}
          autoComplete="new-password"
          maxLength={200}
        />
        <Button wide>{t('page.go')}</Button>
      </Form>
    </DoorPage>
  )
}
