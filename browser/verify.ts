/**
 * A package is checked where its reader is: the verifier of the command line, compiled for the browser, over a file that the reader chose.
 * Nothing is asked of anybody; the policy of the page (`connect-src 'none'`) would not let it.
 */
import './verify/without-eval.ts'
import { standAlone } from './verify/alone.ts'
import { showForm } from './verify/form.ts'

if (document.body.dataset.verifyAlone !== undefined) standAlone(document)
else for (const place of document.querySelectorAll<HTMLElement>('[data-verify]')) showForm(place)
