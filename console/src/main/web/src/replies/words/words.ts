import { sentencesIn } from '../../words/words';
import { de } from './de';
import { en } from './en';

export const useRepliesWords = sentencesIn({ en, de });
