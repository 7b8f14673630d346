import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** A screen that broke while it was drawn. The menu around it keeps working. */
export const ScreenError = ({ error, reset }: ErrorComponentProps) => (
  <Page>
    <ErrorState error={error} onRetry={reset} />
  </Page>
)
