/** Elements of a page, made of text alone: nothing that stood in a file becomes markup. */
type Attributes = Readonly<Record<string, string | true | undefined>>

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, value === true ? '' : value)
  made.append(...children)
  return made
}
