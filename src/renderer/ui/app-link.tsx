import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { createStore } from '#renderer/app/store.ts'

/** What links need of the router; set when the router is made. */
type Navigation = { push: (path: string) => void; hrefOf: (path: string) => string }

export const navigationStore = createStore<Navigation>({ push: () => {}, hrefOf: (path) => `#${path}` })

/** Goes to a screen by its path, `/villages/…`. */
export const goTo = (path: string): void => navigationStore.get().push(path)

type AppLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string; children: ReactNode }

/** A link to a screen by a path made at run time. Where the path is fixed, the router's own typed `Link` does as well. */
export const AppLink = ({ to, children, onClick, ...rest }: AppLinkProps) => (
  <a
    {...rest}
    href={navigationStore.get().hrefOf(to)}
    onClick={(event) => {
      onClick?.(event)
      followInside(event, to)
    }}
  >
    {children}
  </a>
)

const followInside = (event: MouseEvent, to: string): void => {
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0
  if (event.defaultPrevented || elsewhere) return
  event.preventDefault()
  goTo(to)
}
