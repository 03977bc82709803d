/** A form that came back with errors starts at its list of errors; a link of that list puts the cursor into the field. */
export function focusWhatMatters(page: Document): void {
  page.querySelector<HTMLElement>('[data-focus]')?.focus()
  for (const link of page.querySelectorAll<HTMLAnchorElement>('.errors a[href^="#"]')) {
    link.addEventListener('click', (event) => {
      const field = page.getElementById(decodeURIComponent(link.hash.slice(1)))
      if (!field) return
      event.preventDefault()
      const seen = field.closest('.field') ?? field
      seen.scrollIntoView({ block: 'start' })
      field.focus({ preventScroll: true })
    })
  }
}
