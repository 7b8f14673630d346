/** The sign of the program: a shield whose upper edge is a roof line. `line` is the light weight for large sizes. */
export const Mark = ({ size = 24, weight = 'solid' }: { size?: number; weight?: 'solid' | 'line' }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
    {weight === 'solid' ? (
      <>
        <path
          d="M3.4 13.6 16 4.4l12.6 9.2"
          stroke="currentColor"
          strokeWidth="3.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="M6.6 17.3 16 10.5l9.4 6.8v1c0 5.4-3.9 8.9-9.4 11.2-5.5-2.3-9.4-5.8-9.4-11.2z"
          fill="currentColor"
        />
      </>
    ) : (
      <path
        d="M2.8 13.8 16 4l13.2 9.8M6.6 11.4v6.9c0 5.3 3.9 8.8 9.4 11.1 5.5-2.3 9.4-5.8 9.4-11.1v-6.9"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    )}
  </svg>
)
