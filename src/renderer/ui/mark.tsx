/**
 * The sign of the program: a shield whose upper edge is the roof line of a village house.
 * `line` is the light weight for large sizes; the solid one still reads at 16 pixels.
 */
export const Mark = ({ size = 24, weight = 'solid' }: { size?: number; weight?: 'solid' | 'line' }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
    {weight === 'solid' ? (
      <>
        <path
          d="M2.6 12.4 16 3.2l13.4 9.2"
          stroke="currentColor"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path d="M6 15.4 16 8.6l10 6.8v4.2c0 5-3.6 8.4-10 10.8C9.6 28 6 24.6 6 19.6z" fill="currentColor" />
      </>
    ) : (
      <path
        d="M2.4 12.6 16 3.2l13.6 9.4M6 10.2v9.2c0 5.2 3.6 8.6 10 11 6.4-2.4 10-5.8 10-11v-9.2"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    )}
  </svg>
)
