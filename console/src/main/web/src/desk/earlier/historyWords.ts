import { history as de } from '../../words/de.history';
import { history as en } from '../../words/en.history';
import { sentencesIn } from '../../words/words';

export const useHistoryWords = sentencesIn({ en, de });
