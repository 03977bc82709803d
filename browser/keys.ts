/**
 * Single keys: j and k through the rows of a list, x ticks one, `[data-key-row]` presses its element in the row where one is,
 * and every `[data-key]` presses or focuses its element.
 * Only while no field has the focus; a switch at the foot of the view turns them off, and the browser remembers it.
 */
const MEMORY = 'waarborg.keys'
const heard = new WeakSet<Document>()

export function listenToKeys(page: Document): void {
  showSwitch(page)
  if (heard.has(page)) return
  heard.add(page)
  page.addEventListener('keydown', (event) => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
    if (move(page, event.key) || press(page, event)) event.preventDefault()
  })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type))
  )
}

/** "Shift A" in `data-key` means the letter with Shift held. */
function keyName(event: KeyboardEvent): string {
  return event.shiftKey && /^[a-z]$/i.test(event.key) ? `Shift ${event.key.toUpperCase()}` : event.key
}

function press(page: Document, event: KeyboardEvent): boolean {
  const wanted = keyName(event)
  const target = [...page.querySelectorAll<HTMLElement>('[data-key]')].find(
    (element) => element.dataset.key === wanted && element.checkVisibility(),
  )
  if (!target) return false
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.focus()
  else target.click()
  return true
}

function move(page: Document, key: string): boolean {
  const rows = [...page.querySelectorAll<HTMLTableRowElement>('table[data-keys] tbody tr:not(.group)')]
  if (rows.length === 0) return false
  const at = rows.findIndex((row) => row.contains(page.activeElement))
  const here = at >= 0 ? at : rows.findIndex((row) => row.classList.contains('is-here'))
  if (key === 'x') return tick(rows[here])
  const own = [...(rows[here]?.querySelectorAll<HTMLElement>('[data-key-row]') ?? [])].find(
    (element) => element.dataset.keyRow === key,
  )
  if (own) {
    own.click()
    return true
  }
  if (key !== 'j' && key !== 'k') return false
  const next = rows[key === 'j' ? Math.min(here + 1, rows.length - 1) : Math.max(here - 1, 0)]
  for (const row of rows) row.classList.toggle('is-here', row === next)
  next?.querySelector<HTMLElement>('th a, td a')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return true
}

function tick(row: HTMLTableRowElement | undefined): boolean {
  const box = row?.querySelector<HTMLInputElement>('input[type="checkbox"]')
  box?.click()
  return box !== null && box !== undefined
}

function isOff(): boolean {
  try {
    return localStorage.getItem(MEMORY) === 'off'
  } catch {
    return false
  }
}

function showSwitch(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-keys-switch]')) {
    const name = () => {
      button.textContent = (isOff() ? button.dataset.on : button.dataset.off) ?? ''
    }
    button.hidden = false
    name()
    button.onclick = () => {
      localStorage.setItem(MEMORY, isOff() ? 'on' : 'off')
      name()
    }
  }
}
