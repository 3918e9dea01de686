/** A tone: its pitch in Hz, when it begins and how long it lasts, in seconds. */
type Tone = [pitch: number, at: number, length: number];

const tunes = {
  offer: [
    [660, 0, 0.16],
    [880, 0.18, 0.3],
  ],
  ring: [
    [440, 0, 0.4],
    [480, 0, 0.4],
    [440, 0.6, 0.4],
    [480, 0.6, 0.4],
  ],
  message: [[740, 0, 0.14]],
} satisfies Record<string, Tone[]>;

export type Tune = keyof typeof tunes;

let context: AudioContext | undefined;

/** Browsers let a page sound only after the person touched it. */
function ready(): AudioContext {
  if (context === undefined) {
    context = new AudioContext();
    const wake = () => void context?.resume();
    document.addEventListener('pointerdown', wake);
    document.addEventListener('keydown', wake);
  }
  void context.resume();
  return context;
}

export function play(tune: Tune): void {
  const audio = ready();
  if (audio.state === 'suspended') {
    return; // late tones in a heap would be worse than none
  }
  for (const [pitch, at, length] of tunes[tune]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const from = audio.currentTime + at;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.12, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + length);
  }
}

/** By a click: from here on the page may sound. */
export async function tryOut(tune: Tune): Promise<void> {
  await ready().resume();
  play(tune);
}

/** Called once a sound may be needed, so that the first touch of the page unlocks it. */
export const prepareSound = (): void => void ready();
