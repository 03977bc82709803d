/** The style sheet of readable.html: it stands in the file, for the file has to be whole wherever it is taken. */
export const READABLE_STYLE = `
:root { color-scheme: light }
body { margin: 0; background: white; color: black; font: 16px/1.5 "IBM Plex Sans", system-ui, sans-serif }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.6rem; line-height: 1.2 }
h2 { margin-top: 2.5rem; font-size: 1.25rem; border-top: 2px solid black; padding-top: .5rem }
h3 { font-size: 1.05rem; margin-top: 1.75rem }
h3 small { font-weight: normal }
p { max-width: 45rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem }
dt { font-weight: 600 }
dd { margin: 0; overflow-wrap: anywhere }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid silver }
td { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 6rem; max-width: 30rem }
time { white-space: nowrap; font-variant-numeric: tabular-nums }
code { font-family: "DejaVu Sans Mono", monospace; font-size: .85em; overflow-wrap: anywhere }
.none { color: dimgray; font-style: italic }
.cut { font-weight: 600 }
.talk { list-style: none; margin: 0; padding: 0 }
.talk li { padding: .5rem 0 .5rem .75rem; border-left: 3px solid silver; margin: .5rem 0; break-inside: avoid }
.talk li.own { border-left-color: black }
.talk p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
.who { font-size: .875rem }
@media (max-width: 40rem) { main { padding: 1rem } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }
@media print {
  @page { size: A4 landscape; margin: 15mm }
  body { font-size: 9pt }
  main { max-width: none; padding: 0 }
  .wide { overflow: visible }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  h2, h3 { break-after: avoid }
}
`
