import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { formatsFor, type Formats } from '../format/formats';
import { de } from './de';
import { en, type Words } from './en';

const catalogues: Record<string, Words> = { en, de };
const remembered = 'strowger.language';

interface Language {
  words: Words;
  formats: Formats;
  choose: (locale: string) => void;
}

const LanguageContext = createContext<Language | null>(null);

export const languages: Words[] = [en, de];

function initialLocale(): string {
  const wanted = [localStorage.getItem(remembered) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in catalogues) ?? 'en';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(initialLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const language = useMemo<Language>(
    () => ({
      words: catalogues[locale] ?? en,
      formats: formatsFor(locale),
      choose: (chosen) => {
        localStorage.setItem(remembered, chosen);
        setLocale(chosen);
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
export const useFormats = (): Formats => useLanguage().formats;
