/** The three dots and the pen line through them. Decorative: put the name beside it or label its link. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M12 4.6 4.6 18.6M4.9 19.2c4.6-.6 9.7-.3 14.3-.1"
        stroke="var(--tp-ink)"
        strokeWidth="1.5"
        fill="none"
        strokeLinecap="round"
      />
      <circle cx="12" cy="4.6" r="3.5" fill="var(--tp-why-fill)" />
      <circle cx="4.7" cy="19.1" r="3.5" fill="var(--tp-what-fill)" />
      <circle cx="19.3" cy="19.1" r="3.5" fill="var(--tp-how-fill)" />
    </svg>
  )
}
