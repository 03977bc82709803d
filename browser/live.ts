/** Progress that the server draws is fetched anew every two seconds and put in place; what has the focus keeps it. */
const EVERY_MS = 2_000

export function watchProgress(page: Document): void {
  for (const part of page.querySelectorAll<HTMLElement>('[data-live]:not([data-watched])')) {
    part.dataset.watched = ''
    setTimeout(() => {
      void look(page, part)
    }, EVERY_MS)
  }
}

/** Looks once, then again later. When the server no longer shows the part, its work is done: the whole page is loaded anew. */
async function look(page: Document, part: HTMLElement): Promise<void> {
  const again = () =>
    setTimeout(() => {
      void look(page, part)
    }, EVERY_MS)
  if (page.hidden || !part.isConnected) return void again()
  const fresh = await fetchPage(part.dataset.live ?? '')
  if (!fresh) return void again()
  const now = fresh.getElementById(part.id)
  if (!now) {
    if (!page.activeElement?.closest('form')) location.reload()
    return
  }
  if (now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes)
  again()
}

async function fetchPage(path: string): Promise<Document | null> {
  try {
    const answer = await fetch(path, { headers: { accept: 'text/html' } })
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  } catch {
    return null
  }
}
