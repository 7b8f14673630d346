import './app/plain-validation.ts'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app/fonts.css'
import './app/global.css'

// The bundler may run shared chunks before this file; what is imported here runs after it for certain.
void import('./app/begin.tsx').then(({ begin }) => begin())
