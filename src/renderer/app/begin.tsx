import 'dayjs/locale/id'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { shareNonce } from './nonce.ts'
import { start } from './start.ts'
import { allowOnlyPlainText } from './trusted-types.ts'

export const begin = (): void => {
  allowOnlyPlainText()
  shareNonce()
  const root = document.querySelector('#root')
  if (root) createRoot(root).render(<App />)
  void start()
}
