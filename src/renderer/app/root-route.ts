import { createRootRoute } from '@tanstack/react-router'
import { Frame } from './frame/frame.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { ScreenError } from './frame/screen-error.tsx'

/** Parent of every screen behind the login. Features make their routes with `getParentRoute: () => rootRoute`. */
export const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFoundPage,
  errorComponent: ScreenError,
})
