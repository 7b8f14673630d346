import type { ReactNode } from 'react'
import classes from './panel.module.css'

/** One answer of the panel under its heading. */
export const PanelPart = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <section className={classes.part}>
    <h2 className={classes.heading}>{title}</h2>
    {children}
  </section>
)
