/**
 * Progress that the server draws is fetched anew and put in place; what has the focus keeps it.
 * Every look is a read that the office logs, so the looks grow rarer: after two seconds, then three, up to fifteen.
 */
const FIRST_MS = 2_000
const MOST_MS = 15_000
const GROWTH = 1.5

export function watchProgress(page: Document): void {
  for (const part of page.querySelectorAll<HTMLElement>('[data-live]:not([data-watched])')) {
    part.dataset.watched = ''
    void watch(page, part)
  }
}

/** Looks until the server no longer shows the part: then the work is done and the whole page is loaded anew. */
async function watch(page: Document, part: HTMLElement): Promise<void> {
  for (let wait = FIRST_MS; ; wait = Math.min(MOST_MS, wait * GROWTH)) {
    await new Promise((over) => setTimeout(over, wait))
    if (!part.isConnected) return
    if (page.hidden) continue
    const fresh = await fetchPage(part.dataset.live ?? '')
    const now = fresh?.getElementById(part.id)
    if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes)
    if (fresh && !now && !isTouched(page)) {
      location.reload()
      return
    }
  }
}

/** True while someone is filling in a form, or has and not sent it: loading the page anew would lose their words. */
function isTouched(page: Document): boolean {
  if (page.activeElement?.closest('form')) return true
  return [
    ...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select'),
  ].some((control) =>
    control instanceof HTMLSelectElement
      ? [...control.options].some((option) => option.selected !== option.defaultSelected) && control.selectedIndex > 0
      : control.value !== control.defaultValue ||
        (control instanceof HTMLInputElement && control.checked !== control.defaultChecked),
  )
}

async function fetchPage(path: string): Promise<Document | null> {
  try {
    const answer = await fetch(path, { headers: { accept: 'text/html' } })
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  } catch {
    return null
  }
}
