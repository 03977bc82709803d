/**
 * A letter by mail: one list of parts becomes the HTML and the plain text, so that the two never say different things.
 * Inline styles, system type, 600 px, no pictures, no tracking (look, "Mail").
 */
import type { Lang } from '#platform/words.ts'

export type LetterPart =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'list'; items: readonly string[] }>
  | Readonly<{ kind: 'facts'; facts: readonly (readonly [string, string])[] }>
  | Readonly<{ kind: 'link'; text: string; url: string }>
  | Readonly<{ kind: 'small'; text: string }>

export type Letter = Readonly<{
  lang: Lang
  subject: string
  parts: readonly LetterPart[]
  signature: readonly string[]
}>
/** `letter`: what it was made of, kept beside the mail, so that a PDF of it says the same. */
export type LetterMail = Readonly<{ subject: string; text: string; html: string; letter: Letter }>

export function letterMail(letter: Letter): LetterMail {
  return { subject: letter.subject, text: plain(letter), html: html(letter), letter }
}

function plain({ subject, parts, signature }: Letter): string {
  return `${[subject.toUpperCase(), ...parts.map(partText), signature.join('\n')].join('\n\n')}\n`
}

function partText(part: LetterPart): string {
  switch (part.kind) {
    case 'text':
    case 'small':
      return part.text
    case 'heading':
      return part.text.toUpperCase()
    case 'list':
      return part.items.map((item) => `- ${item}`).join('\n')
    case 'facts':
      return part.facts.map(([name, value]) => `${name}: ${value}`).join('\n')
    case 'link':
      return `${part.text}:\n${part.url}`
  }
}

const P = 'margin:0 0 16px'
const INK = '#14171a'
const SMALL = 'font-size:13px;line-height:20px;color:#454c53'
const BUTTON = 'display:inline-block;padding:10px 18px;background:#1d3fbb;color:#ffffff;text-decoration:none'

function html({ lang, subject, parts, signature }: Letter): string {
  return (
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
    `<body style="margin:0;background:#f3f4f1"><div style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;color:${INK};font:16px/24px system-ui,sans-serif">` +
    `<h1 style="font-size:24px;line-height:32px;margin:0 0 16px">${escaped(subject)}</h1>${parts.map(partHtml).join('')}` +
    `<p style="${P}">${signature.map(escaped).join('<br>')}</p></div></body></html>`
  )
}

function partHtml(part: LetterPart): string {
  switch (part.kind) {
    case 'text':
      return `<p style="${P}">${escaped(part.text)}</p>`
    case 'heading':
      return `<h2 style="font-size:18px;line-height:26px;margin:24px 0 8px">${escaped(part.text)}</h2>`
    case 'list':
      return `<ul style="${P};padding-left:20px">${part.items.map((item) => `<li style="margin:0 0 4px">${escaped(item)}</li>`).join('')}</ul>`
    case 'facts':
      return `<table role="presentation" style="${P};border-collapse:collapse">${part.facts.map(row).join('')}</table>`
    case 'link':
      return `<p style="${P}"><a href="${escaped(part.url)}" style="${BUTTON}">${escaped(part.text)}</a></p>`
    case 'small':
      return `<p style="${P};${SMALL}">${escaped(part.text)}</p>`
  }
}

function row([name, value]: readonly [string, string]): string {
  return `<tr><th style="text-align:left;font-weight:normal;color:#454c53;padding:2px 16px 2px 0;vertical-align:top">${escaped(name)}</th><td style="padding:2px 0;overflow-wrap:anywhere">${escaped(value)}</td></tr>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
