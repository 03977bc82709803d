/**
 * Passkeys need a script: the browser talks to the key. The blocks stand hidden in the page and show themselves only where the
 * browser can do it; without them everyone signs in with password and code.
 */
// A key is bound to a name; at an address in figures there can be none, and the page says so.
const inFigures = /^[\d.:[\]]+$/.test(location.hostname)
const able =
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential && !inFigures

if (inFigures) for (const said of document.querySelectorAll<HTMLElement>('[data-passkey-figures]')) said.hidden = false

for (const block of able ? document.querySelectorAll<HTMLElement>('[data-passkey]') : []) {
  block.hidden = false
  const form = block.closest('form') ?? block.querySelector('form')
  // One filled button on a view: beside the key, the password becomes the second way.
  form?.querySelector('button:not([type=button]).button--wide')?.classList.add('button--second')
  block.querySelector('button')?.addEventListener('click', (event) => {
    event.preventDefault()
    use(block, form).catch(() => fail(block))
  })
}

async function use(block: HTMLElement, form: HTMLFormElement | null): Promise<void> {
  const path = block.dataset.passkey ?? ''
  const fields = form
    ? Object.fromEntries([...new FormData(form)].filter(([name]) => name === 'next' || name === 'name'))
    : {}
  const options = await send(`${path}/options`, {})
  const credential =
    block.dataset.passkeyDeed === 'register'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as never),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as never),
        })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential')
  const { to } = await send(path, { ...fields, response: credential.toJSON() })
  if (typeof to !== 'string' || !to.startsWith('/')) throw new Error('no way on')
  location.assign(to)
}

async function send(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(String(answer.status))
  return await answer.json()
}

function fail(block: HTMLElement): void {
  const said = block.querySelector<HTMLElement>('[data-passkey-failed]')
  if (said) said.hidden = false
}
