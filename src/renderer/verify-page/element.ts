type Attributes = Readonly<Record<string, string>>
type Child = Node | string | undefined

/** An element with attributes and content. Text is always text, never markup. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children.filter((child) => child !== undefined))
  return made
}

export const button = (label: string, kind: string, run: () => void): HTMLButtonElement => {
  const made = element('button', { type: 'button', class: kind }, label)
  made.addEventListener('click', run)
  return made
}

/** A button that opens a file. */
export const fileButton = (
  label: string,
  accept: string,
  take: (file: File) => unknown,
): HTMLLabelElement => {
  const input = element('input', { type: 'file', accept })
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    input.value = ''
    if (file) take(file)
  })
  return element('label', { class: 'file' }, label, input)
}
