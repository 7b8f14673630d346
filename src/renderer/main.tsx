import './app/plain-validation.ts'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import 'dayjs/locale/id'
import './app/fonts.css'
import './app/global.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { shareNonce } from './app/nonce.ts'
import { start } from './app/start.ts'
import { allowOnlyPlainText } from './app/trusted-types.ts'

allowOnlyPlainText()
shareNonce()

const root = document.querySelector('#root')
if (root) createRoot(root).render(<App />)
void start()
