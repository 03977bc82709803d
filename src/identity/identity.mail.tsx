/** What both mails of sign-in have in common: plain words, one width, no picture. They are complete without opening a link. */
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Letter } from '#platform/mail/outbox.ts'
import type { Lang } from '#platform/words.ts'

/** Templates whose bodies carry a secret: outside a demo the outbox shows that they were sent and not what they say. */
export const SECRET_TEMPLATES = ['sign-in.code', 'person.link', 'application.code'] as const
export type SecretTemplate = (typeof SECRET_TEMPLATES)[number]

export type IdentityMail = Readonly<{
  to: string
  lang: Lang
  subject: string
  /** Id of the person. */
  about: string
  template: SecretTemplate
  paragraphs: readonly Readonly<{ text: string; strong?: string; href?: string }>[]
}>

const BODY = {
  margin: '0 auto',
  maxWidth: '600px',
  padding: '24px',
  font: '16px/24px system-ui, sans-serif',
  color: '#14171a',
  background: '#ffffff',
}
const BUTTON = {
  display: 'inline-block',
  padding: '10px 20px',
  background: '#1d3fbb',
  color: '#ffffff',
  borderRadius: '2px',
}

export function letterOf({ to, lang, subject, about, template, paragraphs }: IdentityMail): Letter {
  const text = paragraphs
    .map(({ text, strong, href }) => [text, strong, href].filter(Boolean).join(href ? ':\n' : ' '))
    .join('\n\n')
  return {
    to,
    subject,
    about,
    template,
    text,
    html: `<!doctype html>${renderToStaticMarkup(<Mail lang={lang} subject={subject} paragraphs={paragraphs} />)}`,
  }
}

function Mail({ lang, subject, paragraphs }: Pick<IdentityMail, 'lang' | 'subject' | 'paragraphs'>): ReactElement {
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <title>{subject}</title>
      </head>
      <body style={BODY}>
        {paragraphs.map(({ text, strong, href }) => (
          <p key={text}>
            {href ? (
              <a style={BUTTON} href={href}>
                {text}
              </a>
            ) : (
              text
            )}
            {strong && (
              <>
                <br />
                <b style={{ fontSize: '28px', letterSpacing: '4px' }}>{strong}</b>
              </>
            )}
          </p>
        ))}
      </body>
    </html>
  )
}
