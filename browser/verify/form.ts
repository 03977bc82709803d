/** The form: a file, and what is known of it from elsewhere. It is never sent; its button asks the verifier. */
import type { Lang } from '../../src/platform/words.ts'
import { sayVerifyPage } from '../../src/requests/production/verify-page.words.ts'
import { formatBytes } from '../../src/ui/figures.ts'
import { showVerdict } from './answer.ts'
import { checkFile, type Trusted, trustedIn } from './check.ts'
import { element } from './element.ts'

/** `data-keys`: PEM that is filled in; `data-provider`: whose it is. A sum after `#sha256=` is filled in too: it never reaches the server. */
export function showForm(place: HTMLElement): void {
  const lang: Lang = document.documentElement.lang === 'nl' ? 'nl' : 'en'
  const parts = partsOf(lang, place.dataset)
  const { form, fields, answer } = parts
  for (const kind of ['dragover', 'drop'] as const)
    form.addEventListener(kind, (event) => {
      event.preventDefault()
      const files = event.dataTransfer?.files
      if (kind === 'drop' && files?.length) fields.file.input.files = files
    })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const asked = readForm(parts)
    if (asked) void check(parts, asked)
  })
  fields.sha256.input.value = /^#sha256=([0-9a-f]{64})$/.exec(location.hash)?.[1] ?? ''
  place.replaceChildren(form, answer)
}

type Input = HTMLInputElement | HTMLTextAreaElement
type Field<Control extends Input> = Readonly<{ input: Control; wrap: HTMLElement; error: HTMLElement }>
type Parts = Readonly<{
  lang: Lang
  form: HTMLFormElement
  fields: Readonly<{ file: Field<HTMLInputElement>; sha256: Field<HTMLInputElement>; keys: Field<HTMLTextAreaElement> }>
  button: HTMLButtonElement
  progress: HTMLElement
  bar: HTMLProgressElement
  label: HTMLElement
  answer: HTMLElement
}>

function partsOf(lang: Lang, { keys = '', provider }: DOMStringMap): Parts {
  const say = sayVerifyPage(lang)
  const optional = (label: string) => say('optional', { label })
  const fields = {
    file: field(
      element('input', { type: 'file', id: 'f-package', accept: '.zip,.pdf,application/zip,application/pdf' }),
      {
        label: say('file'),
        hint: say('fileHint'),
      },
    ),
    sha256: field(element('input', { type: 'text', id: 'f-sha256', autocomplete: 'off', spellcheck: 'false' }), {
      label: optional(say('sha256')),
      hint: say('sha256Hint'),
    }),
    keys: field(element('textarea', { id: 'f-keys', rows: '6', spellcheck: 'false' }, keys), {
      label: optional(say('keys')),
      hint: `${provider === undefined ? say('keysHintAlone') : say('keysHint', { provider })} ${say('noKeys')}`,
    }),
  }
  const button = element('button', { type: 'submit', class: 'button' }, say('check'))
  const label = element('span', { id: 'verify-progress' }, say('reading', { percent: 0 }))
  const bar = element('progress', { max: '1', value: '0', 'aria-labelledby': 'verify-progress' })
  const progress = element('div', { class: 'progress', hidden: true }, label, bar)
  const form = element('form', { class: 'stack', novalidate: true })
  form.append(...Object.values(fields).map(({ wrap }) => wrap), button, progress)
  const answer = element('div', { class: 'verify__answer', role: 'status' })
  return { lang, form, fields, button, progress, bar, label, answer }
}

function field<Control extends Input>(
  input: Control,
  { label, hint }: Readonly<{ label: string; hint: string }>,
): Field<Control> {
  const [hintId, errorId] = [`${input.id}-hint`, `${input.id}-error`]
  const error = element('p', { class: 'field__error', id: errorId, hidden: true })
  input.className = input instanceof HTMLTextAreaElement ? 'input mono' : 'input'
  input.setAttribute('aria-describedby', `${hintId} ${errorId}`)
  const wrap = element(
    'div',
    { class: 'field' },
    element('label', { for: input.id }, label),
    element('p', { class: 'field__hint', id: hintId }, hint),
    error,
    input,
  )
  return { input, wrap, error }
}

function mark({ input, wrap, error }: Field<Input>, text: string | null): boolean {
  error.textContent = text
  error.hidden = text === null
  wrap.classList.toggle('field--bad', text !== null)
  if (text === null) input.removeAttribute('aria-invalid')
  else input.setAttribute('aria-invalid', 'true')
  return text === null
}

type Asked = Readonly<{ file: File; sha256: string; trusted: Trusted }>

/** Null where something is missing or cannot be: it is said at its field, and the first such field is where one is. */
function readForm({ lang, fields: { file, sha256, keys } }: Parts): Asked | null {
  const say = sayVerifyPage(lang)
  const chosen = file.input.files?.[0]
  const sum = sha256.input.value.replaceAll(/\s/g, '')
  const trusted = trustedIn(keys.input.value)
  const fine = [
    mark(file, chosen ? null : say('fileMissing')),
    mark(sha256, sum === '' || /^[0-9a-f]{64}$/i.test(sum) ? null : say('sha256Wrong')),
    mark(keys, keys.input.value.trim() === '' || Object.values(trusted).flat().length > 0 ? null : say('keysWrong')),
  ]
  ;[file.input, sha256.input, keys.input].find((_, n) => !fine[n])?.focus()
  return chosen && fine.every(Boolean) ? { file: chosen, sha256: sum, trusted } : null
}

async function check(parts: Parts, { file, sha256, trusted }: Asked): Promise<void> {
  const { lang, button, progress, bar, label, answer } = parts
  const say = sayVerifyPage(lang)
  answer.replaceChildren()
  progress.hidden = false
  button.disabled = true
  const began = performance.now()
  const { publicKeys, roots } = trusted
  const ask = {
    ...(sha256 !== '' && { sha256 }),
    ...(publicKeys.length > 0 && { publicKeys }),
    ...(roots.length > 0 && { roots }),
  }
  const verdict = await checkFile(file, ask, (part) => {
    bar.value = part
    label.textContent = say('reading', { percent: Math.floor(part * 100) })
  })
  const seconds = Math.ceil((performance.now() - began) / 1000)
  const broken = verdict.verdict === 'could-not' ? `${say('broken')} ` : ''
  const shown = showVerdict(verdict, lang, broken + say('took', { size: formatBytes(lang, file.size), seconds }))
  answer.replaceChildren(shown)
  progress.hidden = true
  button.disabled = false
  shown.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
}
