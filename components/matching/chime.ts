import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-queue-sound'

/** Whether this browser plays a sound when there is a match; off by default. */
export function isChimeOn(): boolean {
  return readKept('browser', KEY) !== null
}

export function setChime(on: boolean): void {
  keep('browser', KEY, on ? '1' : null)
}

/** Two short notes. Browsers play no sound on pages without user interaction. */
export function chime(): void {
  const audio = new AudioContext()
  for (const [at, hertz] of [
    [0, 660],
    [0.18, 880],
  ] as const) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const start = audio.currentTime + at
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.15, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + 0.3)
    tone.onended = () => at > 0 && void audio.close()
  }
}
