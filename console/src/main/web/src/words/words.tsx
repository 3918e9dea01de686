import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { formatsFor, type Formats } from '../format/formats';
import { de } from './de';
import { en, type Words } from './en';

const catalogues = { en, de };
type Locale = keyof typeof catalogues;
const isKnown = (tag: string): tag is Locale => tag in catalogues;

const remembered = 'strowger.language';

interface Language {
  words: Words;
  formats: Formats;
  choose: (locale: string) => void;
  locale: Locale;
}

const LanguageContext = createContext<Language | null>(null);

export const languages: Words[] = [en, de];

function initialLocale(): Locale {
  const wanted = [localStorage.getItem(remembered) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find(isKnown) ?? 'en';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(initialLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const language = useMemo<Language>(
    () => ({
      locale,
      words: catalogues[locale],
      formats: formatsFor(locale),
      choose: (chosen) => {
        if (isKnown(chosen)) {
          localStorage.setItem(remembered, chosen);
          setLocale(chosen);
        }
      },
    }),
    [locale],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) {
    throw new Error('Expected a LanguageProvider above but found none');
  }
  return language;
}

export const useWords = (): Words => useLanguage().words;
/** The sentences of one surface, which are loaded with it: `const useBoardWords = sentencesIn({ en, de })`. */
export const sentencesIn =
  <W,>(all: Record<Locale, W>) =>
  (): W =>
    all[useLanguage().locale];

export const useFormats = (): Formats => useLanguage().formats;
