import {
  Button,
  createTheme,
  type CSSVariablesResolver,
  Input,
  Menu,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core'

const navy: MantineColorsTuple = [
  '#f0f4fa',
  '#dfe8f2',
  '#bfd0e4',
  '#99b3d3',
  '#7092bd',
  '#4c72a3',
  '#33588a',
  '#214570',
  '#12305a',
  '#0b2040',
]

/** Only for designation and certificates. */
const gold: MantineColorsTuple = [
  '#fbf6e9',
  '#f5eaca',
  '#ebd59b',
  '#dfbd68',
  '#cfa342',
  '#b98a2e',
  '#976d20',
  '#785718',
  '#5a4112',
  '#3d2c0b',
]

const gray: MantineColorsTuple = [
  '#f5f7fa',
  '#ecf0f4',
  '#dee4eb',
  '#cad3dd',
  '#a9b6c4',
  '#8291a2',
  '#5d6b7b',
  '#445161',
  '#2c3745',
  '#19222d',
]

const dark: MantineColorsTuple = [
  '#d6dee8',
  '#b6c2d0',
  '#97a6b7',
  '#6d7e91',
  '#3b4857',
  '#2e3947',
  '#1f2935',
  '#161e28',
  '#10171f',
  '#0b1016',
]

const sans = "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', system-ui, sans-serif"

export const theme = createTheme({
  primaryColor: 'navy',
  primaryShade: { light: 8, dark: 5 },
  colors: { navy, gold, gray, dark },
  black: '#19222d',
  fontFamily: sans,
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 6,
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  shadows: {
    xs: '0 1px 2px rgb(16 32 56 / 6%)',
    sm: '0 1px 3px rgb(16 32 56 / 8%)',
    md: '0 6px 20px rgb(16 32 56 / 14%)',
    lg: '0 6px 20px rgb(16 32 56 / 14%)',
    xl: '0 6px 20px rgb(16 32 56 / 14%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: 'sm' },
      styles: { label: { marginBottom: 3 } },
    }),
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        padding: 24,
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 120, transition: 'fade' },
      },
      styles: { title: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, multiline: true, maw: 320, transitionProps: { duration: 100 } },
    }),
  },
})

/** The few surfaces of the program, for style sheets; `light-dark()` cannot be used where Mantine's own names are set. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-default-border': gray[3],
    '--mantine-color-anchor': navy[7],
    '--mantine-color-error': '#b3261e',
    '--perisai-canvas': '#f6f8fb',
    '--perisai-frame': '#eaeff5',
    '--perisai-sheet': '#ffffff',
    '--perisai-line': gray[2],
    '--perisai-line-strong': gray[4],
    '--perisai-hover': '#eef3f9',
    '--perisai-active': '#e6eef7',
    '--perisai-accent': navy[8],
    '--perisai-mark': navy[8],
    '--perisai-gold': gold[6],
    '--perisai-desk': '#d5dce5',
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-anchor': navy[3],
    '--mantine-color-error': '#ff9b93',
    '--perisai-canvas': dark[7],
    '--perisai-frame': dark[8],
    '--perisai-sheet': '#1b2530',
    '--perisai-line': dark[5],
    '--perisai-line-strong': dark[3],
    '--perisai-hover': '#222e3b',
    '--perisai-active': '#26374b',
    '--perisai-accent': navy[3],
    '--perisai-mark': navy[1],
    '--perisai-gold': gold[3],
    '--perisai-desk': dark[9],
  },
})
