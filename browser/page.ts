/** What a script adds to every page. Each part does nothing where its markup is not there, and no page needs any. */
import { focusWhatMatters } from './focus.ts'
import { listenToKeys } from './keys.ts'
import { watchProgress } from './live.ts'
import { showUploads } from './upload.ts'

function enhance(): void {
  focusWhatMatters(document)
  listenToKeys(document)
  watchProgress(document)
  showUploads(document, enhance)
}

enhance()
