/**
 * A form with `data-upload` is sent by script where there is one, only to show how much has gone: the bar and its words
 * are drawn by the page (`[data-upload-bar]`), the server answers as it does without script.
 */
export function showUploads(page: Document, enhance: () => void): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-upload]:not([data-watched])')) {
    form.dataset.watched = ''
    form.addEventListener('submit', (event) => {
      const bar = form.querySelector<HTMLElement>('[data-upload-bar]')
      if (!bar || !hasFile(form)) return
      event.preventDefault()
      send(form, event.submitter, bar, (answer) => show(page, answer, enhance))
    })
  }
}

function hasFile(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].some(
    (input) => (input.files?.length ?? 0) > 0,
  )
}

function send(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  bar: HTMLElement,
  done: (answer: XMLHttpRequest) => void,
): void {
  const request = new XMLHttpRequest()
  const progress = bar.querySelector('progress')
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href
  bar.hidden = false
  request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
    if (!progress || !lengthComputable) return
    progress.max = total
    progress.value = loaded
  })
  request.addEventListener('load', () => done(request))
  /* A connection that breaks is the browser's to tell: it sends the form in its own way. */
  request.addEventListener('error', () => form.submit())
  request.open('POST', action)
  request.setRequestHeader('accept', 'text/html')
  request.send(new FormData(form, submitter))
}

/** A new address is gone to; a form that came back is put in place of this one. */
function show(page: Document, answer: XMLHttpRequest, enhance: () => void): void {
  if (answer.status === 200 && answer.responseURL) {
    location.assign(answer.responseURL)
    return
  }
  const fresh = new DOMParser().parseFromString(answer.responseText, 'text/html')
  page.title = fresh.title
  page.body.replaceWith(fresh.body)
  enhance()
}
