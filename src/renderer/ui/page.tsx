import type { ReactNode } from 'react'
import classes from './page.module.css'

type PageProps = {
  children: ReactNode
  /** `form` for one column of fields, `page` for details, `full` for lists. */
  width?: 'form' | 'page' | 'full'
  /** The page is as high as the window and only its list scrolls. */
  fill?: boolean
}

/** The body of a screen: margins, greatest width, and who scrolls. */
export const Page = ({ children, width = 'page', fill = false }: PageProps) => (
  <div className={classes.scroll} data-fill={fill || undefined}>
    <div className={classes.page} data-width={fill ? 'full' : width} data-fill={fill || undefined}>
      {children}
    </div>
  </div>
)
